using System.Collections.Immutable;

namespace Actors.Signage;

/// <summary>When screens are on. A screen that several of them name is on when one of them says so; one that none names is always on.</summary>
/// <param name="Name">Its name for people.</param>
/// <param name="Target">The screens.</param>
/// <param name="DaypartIds">When they are on, 1 or more dayparts.</param>
[GenerateSerializer, Immutable, Alias("actors.screen-hours")]
public sealed record ScreenHours(
    [property: Id(0)] string Name,
    [property: Id(1)] Target Target,
    [property: Id(2)] ImmutableArray<string> DaypartIds);
