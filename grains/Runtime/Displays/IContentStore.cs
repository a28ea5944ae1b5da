namespace Actors.Displays;

/// <summary>Keeps content that came in while the store runs: uploads, thumbnails, alert pages. A file is named by its SHA-256 and kept once.</summary>
public interface IContentStore : IContentFiles
{
    /// <summary>Keeps a file; when this returns, it is on disk. One that is kept already is put anew, so that it counts as young.</summary>
    /// <param name="content">The file, read from where it stands to its end.</param>
    /// <param name="limit">Most bytes that it may have.</param>
    /// <param name="cancellationToken">Ends it; nothing half is left.</param>
    /// <exception cref="ContentStoreException">It is too large, or there is no room for it; nothing was kept.</exception>
    Task<StoredContent> PutAsync(Stream content, long limit, CancellationToken cancellationToken);

    /// <summary>Deletes a file unless it was put at that time or later. False when nothing was deleted.</summary>
    /// <param name="sha256">Lower-case hex, 64 characters.</param>
    /// <param name="putBefore">Only a file put before this time is deleted.</param>
    /// <param name="cancellationToken">Ends it before anything is deleted.</param>
    Task<bool> DeleteAsync(string sha256, DateTimeOffset putBefore, CancellationToken cancellationToken);

    /// <summary>Every file that is kept, in no particular order.</summary>
    IAsyncEnumerable<StoredContent> ListAsync(CancellationToken cancellationToken);
}
