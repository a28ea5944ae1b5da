namespace Actors.Stores;

/// <summary>A camera of a store file.</summary>
/// <param name="Id">Unique in its lane; the key is `store/lane/id`.</param>
/// <param name="Source">Where its pictures come from, as written; it may hold a password.</param>
public sealed record StoreFileCamera(string Id, string Source);
