using Actors.Displays;

namespace Actors.Stores;

/// <summary>Every content file of the store: what the store file names, then what the library keeps. For the grain that hands them to display hosts, and for a display host in this process.</summary>
internal sealed class StoreContent(LoadedStore store, IContentStore library) : IContentSource, IContentFiles
{
    public ValueTask<Stream?> OpenAsync(string sha256, CancellationToken cancellationToken) =>
        store.ContentPaths.TryGetValue(sha256, out var path) && File.Exists(path)
            ? ValueTask.FromResult<Stream?>(File.OpenRead(path))
            : library.OpenAsync(sha256, cancellationToken);
}
