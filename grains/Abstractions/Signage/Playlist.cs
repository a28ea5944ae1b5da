using System.Collections.Immutable;

namespace Actors.Signage;

/// <summary>Content in an order, played over and over.</summary>
/// <param name="Name">Its name for people.</param>
/// <param name="Items">What it plays, 1 to 500 items; one piece of content may stand in it several times.</param>
[GenerateSerializer, Immutable, Alias("actors.playlist")]
public sealed record Playlist(
    [property: Id(0)] string Name,
    [property: Id(1)] ImmutableArray<PlaylistItem> Items);
