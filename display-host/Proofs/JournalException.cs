namespace Actors.Displays;

/// <summary>The journal of proofs cannot be opened or written; the message names the file and says why.</summary>
/// <param name="message">One sentence.</param>
/// <param name="cause">What went wrong beneath.</param>
public sealed class JournalException(string message, Exception cause) : ActorsException(message, cause);
