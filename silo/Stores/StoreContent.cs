using Actors.Displays;

namespace Actors.Stores;

/// <summary>The content files that the store file names: for the grain that hands them to display hosts, and for a display host in this process.</summary>
internal sealed class StoreContent(LoadedStore store) : IContentSource, IContentFiles
{
    public Stream? Open(string sha256) => store.ContentPaths.TryGetValue(sha256, out var path) && File.Exists(path) ? File.OpenRead(path) : null;

    public ValueTask<Stream?> OpenAsync(string sha256, CancellationToken cancellationToken) => ValueTask.FromResult(Open(sha256));
}
