using System.Collections.Immutable;

namespace Actors.Signage;

/// <summary>Where a lane stands in one schedule entry.</summary>
/// <param name="EntryId">The schedule entry.</param>
/// <param name="Position">Which place of its playlist comes next.</param>
/// <param name="Turn">Grows with each play of any entry of the lane; of entries that take turns, the one with the smallest comes next.</param>
/// <param name="Recent">When its plays of the last hour began, in order; kept only where the entry has a limit of plays an hour.</param>
[GenerateSerializer, Immutable, Alias("actors.entry-tally")]
public sealed record EntryTally(
    [property: Id(0)] string EntryId,
    [property: Id(1)] int Position,
    [property: Id(2)] long Turn,
    [property: Id(3)] ImmutableArray<DateTimeOffset> Recent);
