using System.Collections.Immutable;
using Actors.Audiences;

namespace Actors.Lanes;

/// <summary>A lane as an operator sees it at one moment.</summary>
/// <param name="LaneId">The lane's key.</param>
/// <param name="Name">The lane's name for people.</param>
/// <param name="Kind">Where the lane is.</param>
/// <param name="Mode">The mode in force.</param>
/// <param name="At">The moment.</param>
/// <param name="Audience">Who is there, as counts by group.</param>
/// <param name="Blind">True when the mode asks for eyes, the lane has cameras, and none of them is running.</param>
/// <param name="Current">The decision that is being played; null before the first.</param>
/// <param name="Recent">The latest decisions, newest first, 20 at most.</param>
/// <param name="CameraIds">Keys of the lane's cameras.</param>
/// <param name="DisplayIds">Keys of the lane's displays.</param>
/// <param name="Sightings">Sighting batches received since activation.</param>
/// <param name="Decisions">Decisions taken since activation.</param>
[GenerateSerializer, Immutable, Alias("actors.lane-snapshot")]
public sealed record LaneSnapshot(
    [property: Id(0)] string LaneId,
    [property: Id(1)] string Name,
    [property: Id(2)] LaneKind Kind,
    [property: Id(3)] LaneMode Mode,
    [property: Id(4)] DateTimeOffset At,
    [property: Id(5)] AudienceSnapshot Audience,
    [property: Id(6)] bool Blind,
    [property: Id(7)] Decision? Current,
    [property: Id(8)] ImmutableArray<Decision> Recent,
    [property: Id(9)] ImmutableArray<string> CameraIds,
    [property: Id(10)] ImmutableArray<string> DisplayIds,
    [property: Id(11)] long Sightings,
    [property: Id(12)] long Decisions);
