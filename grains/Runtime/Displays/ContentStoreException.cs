namespace Actors.Displays;

/// <summary>The content store did not keep a file; the message says why.</summary>
public sealed class ContentStoreException : ActorsException
{
    /// <param name="message">One sentence for people.</param>
    /// <param name="isFull">Whether there was no room for it; otherwise the file itself is too large.</param>
    public ContentStoreException(string message, bool isFull)
        : base(message) => IsFull = isFull;

    /// <param name="message">One sentence for people.</param>
    /// <param name="isFull">Whether there was no room for it; otherwise the file itself is too large.</param>
    /// <param name="cause">What went wrong beneath.</param>
    public ContentStoreException(string message, bool isFull, Exception cause)
        : base(message, cause) => IsFull = isFull;

    /// <summary>Whether there was no room for it; otherwise the file itself is too large.</summary>
    public bool IsFull { get; }
}
