namespace Actors.Vision.OnnxRuntime;

/// <summary>The inference library is missing, or one of its calls failed; the message holds the library's own words.</summary>
public sealed class OnnxRuntimeException : ActorsException
{
    /// <param name="message">One sentence for people.</param>
    public OnnxRuntimeException(string message)
        : base(message)
    {
    }

    /// <param name="message">One sentence for people.</param>
    /// <param name="cause">What went wrong beneath.</param>
    public OnnxRuntimeException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
