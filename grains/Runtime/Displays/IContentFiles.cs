namespace Actors.Displays;

/// <summary>The store's content files. Whoever hosts the grains supplies them.</summary>
public interface IContentFiles
{
    /// <summary>Opens the file whose SHA-256 is the given one, seekable; null when the store has none.</summary>
    /// <param name="sha256">Lower-case hex, 64 characters.</param>
    /// <param name="cancellationToken">Ends the opening, not the reading.</param>
    ValueTask<Stream?> OpenAsync(string sha256, CancellationToken cancellationToken);
}
