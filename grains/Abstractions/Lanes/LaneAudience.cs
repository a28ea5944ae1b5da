using Actors.Audiences;

namespace Actors.Lanes;

/// <summary>How many people are in front of a lane at one moment: counts alone, small enough to be sent at every change.</summary>
/// <param name="LaneId">The lane's key.</param>
/// <param name="At">The moment.</param>
/// <param name="Mode">The mode in force; in `off` nobody is counted, in `count-only` groups say nothing about age and gender.</param>
/// <param name="Audience">Who is there, as counts by group.</param>
/// <param name="Blind">True when the mode asks for eyes, the lane has cameras, and none of them is running: 0 people then means that nobody knows.</param>
/// <param name="Sightings">Sighting batches received since activation.</param>
/// <param name="Decisions">Decisions taken since activation; when it changes, the lane's snapshot has a new one.</param>
[GenerateSerializer, Immutable, Alias("actors.lane-audience")]
public sealed record LaneAudience(
    [property: Id(0)] string LaneId,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] LaneMode Mode,
    [property: Id(3)] AudienceSnapshot Audience,
    [property: Id(4)] bool Blind,
    [property: Id(5)] long Sightings,
    [property: Id(6)] long Decisions);
