using Actors.Displays;

namespace Actors.Library;

/// <summary>Takes files in: finds out what they are, refuses what no screen should play, and keeps the rest in the content store.</summary>
internal interface ILibrary
{
    /// <summary>Looks at an uploaded file and keeps what screens play of it, with its thumbnail.</summary>
    /// <exception cref="ContentRefusedException">It is not taken; the message says why.</exception>
    Task<TakenContent> TakeAsync(Upload upload, CancellationToken cancellationToken);

    /// <summary>Keeps a page that this program made itself, such as an emergency's alert. Goes the same way as all content.</summary>
    /// <param name="contentId">The content's id.</param>
    /// <param name="title">Its title for people.</param>
    /// <param name="html">A whole HTML document that names no other file.</param>
    /// <param name="cancellationToken">Ends it; nothing half is left.</param>
    /// <exception cref="ContentRefusedException">It is not taken; the message says why.</exception>
    Task<ContentItem> PutGeneratedAsync(string contentId, string title, string html, CancellationToken cancellationToken);
}
