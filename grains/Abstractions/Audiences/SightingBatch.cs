using System.Collections.Immutable;
using Actors.Lanes;

namespace Actors.Audiences;

/// <summary>Everybody whom one camera sees now. A batch replaces the camera's previous one; an empty batch says that nobody is there.</summary>
/// <param name="CameraId">The camera's key, such as `s1/checkout-3/cam-1`.</param>
/// <param name="Mode">The mode that was in force when the frame was analysed.</param>
/// <param name="Sequence">Grows by one with each batch of a camera session; a batch that is not newer than the last is ignored.</param>
/// <param name="SessionId">Random number of the camera session; a new session starts a new sequence.</param>
/// <param name="CapturedAt">When the frame was captured.</param>
/// <param name="SentAt">When the batch left the camera host.</param>
/// <param name="Simulated">True when a simulator made the sightings.</param>
/// <param name="Sightings">The people seen, in no particular order.</param>
[GenerateSerializer, Immutable, Alias("actors.sighting-batch")]
public sealed record SightingBatch(
    [property: Id(0)] string CameraId,
    [property: Id(1)] LaneMode Mode,
    [property: Id(2)] long Sequence,
    [property: Id(3)] long SessionId,
    [property: Id(4)] DateTimeOffset CapturedAt,
    [property: Id(5)] DateTimeOffset SentAt,
    [property: Id(6)] bool Simulated,
    [property: Id(7)] ImmutableArray<Sighting> Sightings);
