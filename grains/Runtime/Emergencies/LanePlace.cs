using System.Collections.Immutable;
using Actors.Lanes;

namespace Actors.Emergencies;

/// <summary>Where a lane is and which screens it has. The ids are persisted: they only grow.</summary>
/// <param name="LaneId">The lane's key.</param>
/// <param name="Kind">Where it is.</param>
/// <param name="DisplayIds">Keys of its displays.</param>
[GenerateSerializer, Immutable, Alias("actors.lane-place")]
internal sealed record LanePlace(
    [property: Id(0)] string LaneId,
    [property: Id(1)] LaneKind Kind,
    [property: Id(2)] ImmutableArray<string> DisplayIds);
