using System.Collections.Immutable;

namespace Actors.Signage;

/// <summary>A part of certain days, in the store's own time zone.</summary>
/// <param name="Name">Its name for people.</param>
/// <param name="Weekdays">The days on which it begins, 1 to 7 of them, each once.</param>
/// <param name="From">Its first minute.</param>
/// <param name="To">Its end, exclusive; not after <paramref name="From"/> it lies on the next day, so that the same time means a whole day.</param>
[GenerateSerializer, Immutable, Alias("actors.daypart")]
public sealed record Daypart(
    [property: Id(0)] string Name,
    [property: Id(1)] ImmutableArray<Weekday> Weekdays,
    [property: Id(2)] TimeOnly From,
    [property: Id(3)] TimeOnly To);
