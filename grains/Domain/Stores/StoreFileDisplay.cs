namespace Actors.Stores;

/// <summary>A display of a store file.</summary>
/// <param name="Id">Unique in its lane; the key is `store/lane/id`.</param>
/// <param name="Name">Its name for people.</param>
public sealed record StoreFileDisplay(string Id, string Name);
