using System.Collections.Immutable;
using Actors.Displays;
using Actors.Stores;

namespace Actors.Library;

/// <summary>The content that the store file names: shown with the library's, and changed in that file alone.</summary>
internal sealed class FileContent(LoadedStore store)
{
    /// <summary>All of it, in the file's order.</summary>
    public ImmutableArray<StoreFileContent> All { get; } = store.File.Content;

    /// <summary>A piece by its id; null when the file has none of it.</summary>
    public StoreFileContent? Find(string id) => All.FirstOrDefault(content => content.Id == id);

    /// <summary>The length of its file in bytes; 0 when it has gone.</summary>
    public long Bytes(ContentItem item) => store.ContentPaths.TryGetValue(item.Sha256, out var path) && File.Exists(path) ? new FileInfo(path).Length : 0;
}
