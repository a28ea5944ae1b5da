namespace Actors;

/// <summary>The store cannot start as it was asked to; the sentence says what to change.</summary>
internal sealed class StartRefusedException : ActorsException
{
    public StartRefusedException(string message)
        : base(message)
    {
    }

    public StartRefusedException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
