using System.Collections.Immutable;
using Actors.Lanes;

namespace Actors.Signage;

/// <summary>Where something applies: everywhere when all three are empty, otherwise wherever one of them names the place.</summary>
/// <param name="LaneKinds">Every lane of these kinds.</param>
/// <param name="LaneIds">Lanes by their keys, such as `s1/checkout-3`.</param>
/// <param name="DisplayIds">Single screens by their keys, such as `s1/checkout-3/screen-1`; only layouts, screen hours and emergencies take them.</param>
[GenerateSerializer, Immutable, Alias("actors.target")]
public sealed record Target(
    [property: Id(0)] ImmutableArray<LaneKind> LaneKinds,
    [property: Id(1)] ImmutableArray<string> LaneIds,
    [property: Id(2)] ImmutableArray<string> DisplayIds)
{
    /// <summary>Every screen of the store.</summary>
    public static Target Everywhere { get; } = new([], [], []);
}
