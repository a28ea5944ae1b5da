namespace Actors.Library;

/// <summary>A file is not taken into the library; the message says why in one sentence.</summary>
internal sealed class ContentRefusedException(string message, ContentRefusal refusal = ContentRefusal.Unfit, Exception? cause = null)
    : ActorsException(message, cause!)
{
    /// <summary>Why, in a word.</summary>
    public ContentRefusal Refusal { get; } = refusal;
}
