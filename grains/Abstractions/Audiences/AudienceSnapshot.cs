using System.Collections.Immutable;

namespace Actors.Audiences;

/// <summary>The anonymous audience of a lane at one moment: counts by group, nothing about a person.</summary>
/// <param name="Count">People present.</param>
/// <param name="Looking">People who look towards the screen.</param>
/// <param name="Groups">Counts by group, ordered by age band and gender; they sum to <paramref name="Count"/>.</param>
/// <param name="Simulated">True when any of the sightings comes from a simulator.</param>
[GenerateSerializer, Immutable, Alias("actors.audience")]
public sealed record AudienceSnapshot(
    [property: Id(0)] int Count,
    [property: Id(1)] int Looking,
    [property: Id(2)] ImmutableArray<AudienceGroup> Groups,
    [property: Id(3)] bool Simulated)
{
    /// <summary>Nobody is there.</summary>
    public static AudienceSnapshot Empty { get; } = new(0, 0, [], false);
}
