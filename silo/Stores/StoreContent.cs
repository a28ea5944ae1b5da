using Actors.Displays;

namespace Actors.Stores;

/// <summary>Gives the display host the content files that the store file names.</summary>
internal sealed class StoreContent(LoadedStore store) : IContentSource
{
    public ValueTask<Stream?> OpenAsync(string sha256, CancellationToken cancellationToken) =>
        ValueTask.FromResult<Stream?>(store.ContentPaths.TryGetValue(sha256, out var path) && File.Exists(path) ? File.OpenRead(path) : null);
}
