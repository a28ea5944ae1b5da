namespace Actors.Api;

/// <summary>Where something applies: everywhere when all three are empty, otherwise wherever one of them names the place. Ids are those within the store.</summary>
internal sealed record TargetView(IReadOnlyList<string> LaneKinds, IReadOnlyList<string> Lanes, IReadOnlyList<string> Displays);

/// <summary>Items of one kind, with the revision of the store's whole signage.</summary>
internal sealed record ListView<T>(long Revision, IReadOnlyList<T> Items);

/// <summary>A daypart. <see cref="To"/> not after <see cref="From"/> lies on the next day.</summary>
internal sealed record DaypartView(
    string Id, long Version, DateTimeOffset ChangedAt, string ChangedBy, DateTimeOffset? DeletedAt,
    string Name, IReadOnlyList<string> Weekdays, string From, string To);

/// <summary>One place in a playlist; no seconds for the content's own longest time.</summary>
internal sealed record PlaylistItemView(string Content, double? Seconds);

/// <summary>A playlist.</summary>
internal sealed record PlaylistView(
    string Id, long Version, DateTimeOffset ChangedAt, string ChangedBy, DateTimeOffset? DeletedAt,
    string Name, IReadOnlyList<PlaylistItemView> Items);

/// <summary>A schedule entry.</summary>
internal sealed record ScheduleEntryView(
    string Id, long Version, DateTimeOffset ChangedAt, string ChangedBy, DateTimeOffset? DeletedAt,
    string Name, string Playlist, TargetView Target, IReadOnlyList<string> Dayparts, DateOnly? FromDate, DateOnly? UntilDate, int Priority, int? MostPlaysAnHour);

/// <summary>A campaign.</summary>
internal sealed record CampaignView(
    string Id, long Version, DateTimeOffset ChangedAt, string ChangedBy, DateTimeOffset? DeletedAt,
    string Name, string Advertiser, IReadOnlyList<string> Content, TargetView Target, IReadOnlyList<string> Dayparts, DateOnly FromDate, DateOnly UntilDate,
    int Priority, string Goal, double Amount, int? MostPlaysAnHour);

/// <summary>A rectangle of a screen, in percent; no playlist for the lane's program.</summary>
internal sealed record LayoutZoneView(string Id, double Left, double Top, double Width, double Height, string? Playlist);

/// <summary>A layout.</summary>
internal sealed record LayoutView(
    string Id, long Version, DateTimeOffset ChangedAt, string ChangedBy, DateTimeOffset? DeletedAt,
    string Name, TargetView Target, IReadOnlyList<LayoutZoneView> Zones);

/// <summary>Screen hours.</summary>
internal sealed record ScreenHoursView(
    string Id, long Version, DateTimeOffset ChangedAt, string ChangedBy, DateTimeOffset? DeletedAt,
    string Name, TargetView Target, IReadOnlyList<string> Dayparts);
