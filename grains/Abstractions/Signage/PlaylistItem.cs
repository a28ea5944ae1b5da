namespace Actors.Signage;

/// <summary>One place in a playlist.</summary>
/// <param name="ContentId">The content, from the library or the store file.</param>
/// <param name="Length">How long it plays, 1 s to 1 h; null for the content's own longest time.</param>
[GenerateSerializer, Immutable, Alias("actors.playlist-item")]
public sealed record PlaylistItem(
    [property: Id(0)] string ContentId,
    [property: Id(1)] TimeSpan? Length);
