using System.Collections.Immutable;
using Actors.Displays;
using Actors.Lanes;

namespace Actors.Signage;

/// <summary>A piece of content that was uploaded to the store's library.</summary>
/// <param name="Title">Its title for people, 1 to 200 characters.</param>
/// <param name="FileName">The name it was uploaded with, for people alone; its type is found by its bytes.</param>
/// <param name="Kind">Image, video or HTML.</param>
/// <param name="Sha256">Hash of the file that screens play, lower-case hex.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Bytes">Length of that file.</param>
/// <param name="Width">Width in pixels; null where it has none of its own.</param>
/// <param name="Height">Height in pixels; null where it has none of its own.</param>
/// <param name="Duration">Length of a video; null for anything else.</param>
/// <param name="ThumbnailSha256">Hash of its thumbnail; null where there is none.</param>
/// <param name="Category">The category that brand safety judges it by.</param>
/// <param name="MinimumTime">Shortest play before a changed audience may end it, 1 s to 10 min.</param>
/// <param name="MaximumTime">Longest play, from <paramref name="MinimumTime"/> to 1 h.</param>
/// <param name="Audience">For whom it is meant; null for everybody.</param>
/// <param name="LaneKinds">Where it may play; empty means anywhere.</param>
/// <param name="AvailableFrom">From when it may play; null for at once.</param>
/// <param name="ExpiresAt">From when it may play no longer, on any screen, reachable or not; null for never.</param>
/// <param name="Rotates">Whether lanes may choose it by their audience when nothing is scheduled; otherwise it plays only where a playlist or campaign has it.</param>
[GenerateSerializer, Immutable, Alias("actors.library-content")]
public sealed record LibraryContent(
    [property: Id(0)] string Title,
    [property: Id(1)] string FileName,
    [property: Id(2)] ContentKind Kind,
    [property: Id(3)] string Sha256,
    [property: Id(4)] string MediaType,
    [property: Id(5)] long Bytes,
    [property: Id(6)] int? Width,
    [property: Id(7)] int? Height,
    [property: Id(8)] TimeSpan? Duration,
    [property: Id(9)] string? ThumbnailSha256,
    [property: Id(10)] ContentCategory Category,
    [property: Id(11)] TimeSpan MinimumTime,
    [property: Id(12)] TimeSpan MaximumTime,
    [property: Id(13)] AudienceRule? Audience,
    [property: Id(14)] ImmutableArray<LaneKind> LaneKinds,
    [property: Id(15)] DateTimeOffset? AvailableFrom,
    [property: Id(16)] DateTimeOffset? ExpiresAt,
    [property: Id(17)] bool Rotates);
