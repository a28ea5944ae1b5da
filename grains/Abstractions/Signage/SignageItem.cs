namespace Actors.Signage;

/// <summary>One thing of a store's signage with its version. Exactly the member that <paramref name="Kind"/> names is set.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="ItemId">1 to 40 lower-case letters, digits and inner hyphens; unique among its kind, deleted ones included.</param>
/// <param name="Version">Grows by one with each change, from 1; who changes it says which version it saw.</param>
/// <param name="ChangedAt">When it was last changed.</param>
/// <param name="ChangedBy">The name of the account that changed it.</param>
/// <param name="DeletedAt">When it was deleted; null while it is there. A deleted item plays nowhere and can be restored for 30 days.</param>
/// <param name="Content">A piece of library content.</param>
/// <param name="Daypart">A daypart.</param>
/// <param name="Playlist">A playlist.</param>
/// <param name="Entry">A schedule entry.</param>
/// <param name="Campaign">A campaign.</param>
/// <param name="Layout">A layout.</param>
/// <param name="Hours">Screen hours.</param>
[GenerateSerializer, Immutable, Alias("actors.signage-item")]
public sealed record SignageItem(
    [property: Id(0)] SignageKind Kind,
    [property: Id(1)] string ItemId,
    [property: Id(2)] long Version,
    [property: Id(3)] DateTimeOffset ChangedAt,
    [property: Id(4)] string ChangedBy,
    [property: Id(5)] DateTimeOffset? DeletedAt = null,
    [property: Id(6)] LibraryContent? Content = null,
    [property: Id(7)] Daypart? Daypart = null,
    [property: Id(8)] Playlist? Playlist = null,
    [property: Id(9)] ScheduleEntry? Entry = null,
    [property: Id(10)] Campaign? Campaign = null,
    [property: Id(11)] Layout? Layout = null,
    [property: Id(12)] ScreenHours? Hours = null);
