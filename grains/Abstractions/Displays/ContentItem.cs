using Actors.Lanes;
using System.Collections.Immutable;

namespace Actors.Displays;

/// <summary>A piece of content that a screen can play.</summary>
/// <param name="ContentId">The content's id, unique in the store.</param>
/// <param name="Title">Its title for people.</param>
/// <param name="Kind">Image, video or HTML.</param>
/// <param name="Sha256">Hash of the file, lower-case hex; names it in every cache.</param>
/// <param name="MediaType">Its media type, such as `image/svg+xml`.</param>
/// <param name="MinimumTime">Shortest play before a changed audience may end it, 1 s to 10 min.</param>
/// <param name="MaximumTime">Longest play, from <paramref name="MinimumTime"/> to 1 h.</param>
/// <param name="Audience">For whom it is meant; null for everybody.</param>
/// <param name="Category">The restricted category it belongs to, or none.</param>
/// <param name="IsDefault">Plays when nothing else fits; a store has at least one that is not restricted.</param>
/// <param name="LaneKinds">Where it may play; empty means anywhere.</param>
/// <param name="ExpiresAt">From when it may play no longer, wherever it is cached; null for never.</param>
/// <param name="AvailableFrom">From when it may play; null for at once.</param>
[GenerateSerializer, Immutable, Alias("actors.content-item")]
public sealed record ContentItem(
    [property: Id(0)] string ContentId,
    [property: Id(1)] string Title,
    [property: Id(2)] ContentKind Kind,
    [property: Id(3)] string Sha256,
    [property: Id(4)] string MediaType,
    [property: Id(5)] TimeSpan MinimumTime,
    [property: Id(6)] TimeSpan MaximumTime,
    [property: Id(7)] AudienceRule? Audience,
    [property: Id(8)] ContentCategory Category,
    [property: Id(9)] bool IsDefault,
    [property: Id(10)] ImmutableArray<LaneKind> LaneKinds,
    [property: Id(11)] DateTimeOffset? ExpiresAt = null,
    [property: Id(12)] DateTimeOffset? AvailableFrom = null);
