using System.Collections.Immutable;

namespace Actors.Signage;

/// <summary>A playlist that certain lanes play at certain times. Of several at one time the highest priority counts; of equals they take turns, in the order of their ids.</summary>
/// <param name="Name">Its name for people.</param>
/// <param name="PlaylistId">The playlist.</param>
/// <param name="Target">The lanes.</param>
/// <param name="DaypartIds">When; empty means all day, every day.</param>
/// <param name="FromDate">Its first day, in the store's zone; null for always.</param>
/// <param name="UntilDate">Its last day, inclusive; null for ever. A daypart that began on it runs to its end.</param>
/// <param name="Priority">0 to 100; 50 is usual.</param>
/// <param name="MostPlaysAnHour">How many of its plays a lane shows in any 60 minutes, 1 to 3,600; null for no limit.</param>
[GenerateSerializer, Immutable, Alias("actors.schedule-entry")]
public sealed record ScheduleEntry(
    [property: Id(0)] string Name,
    [property: Id(1)] string PlaylistId,
    [property: Id(2)] Target Target,
    [property: Id(3)] ImmutableArray<string> DaypartIds,
    [property: Id(4)] DateOnly? FromDate,
    [property: Id(5)] DateOnly? UntilDate,
    [property: Id(6)] int Priority,
    [property: Id(7)] int? MostPlaysAnHour);
