namespace Actors;

/// <summary>
/// Something outside of the program is wrong: a file, a port, a device, a peer. The message is one sentence for people that names what it is,
/// and what is allowed where something else is; command lines print it as it is. Children are sealed and live beside what throws them.
/// </summary>
[GenerateSerializer, Alias("actors.exception")]
public abstract class ActorsException : Exception
{
    /// <param name="message">One sentence for people, without credentials.</param>
    protected ActorsException(string message)
        : base(message)
    {
    }

    /// <param name="message">One sentence for people, without credentials.</param>
    /// <param name="cause">What went wrong beneath.</param>
    protected ActorsException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
