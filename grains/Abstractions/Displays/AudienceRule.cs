using System.Collections.Immutable;
using Actors.Audiences;

namespace Actors.Displays;

/// <summary>The audience for which a piece of content is meant.</summary>
/// <param name="AgeBands">Age bands it speaks to; empty means any.</param>
/// <param name="Gender">Gender it speaks to; null means any.</param>
/// <param name="MinimumPeople">Smallest audience, 0 or more.</param>
/// <param name="MaximumPeople">Largest audience; null means no limit.</param>
[GenerateSerializer, Immutable, Alias("actors.audience-rule")]
public sealed record AudienceRule(
    [property: Id(0)] ImmutableArray<AgeBand> AgeBands,
    [property: Id(1)] Gender? Gender,
    [property: Id(2)] int MinimumPeople,
    [property: Id(3)] int? MaximumPeople);
