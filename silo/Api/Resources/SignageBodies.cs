namespace Actors.Api;

/// <summary>Where something applies; each list may be missing, and all of them mean everywhere.</summary>
internal sealed record TargetBody(IReadOnlyList<string>? LaneKinds, IReadOnlyList<string>? Lanes, IReadOnlyList<string>? Displays);

/// <summary>A daypart as it shall be.</summary>
internal sealed record DaypartBody(string Name, IReadOnlyList<string> Weekdays, string From, string To);

/// <summary>One place in a playlist.</summary>
internal sealed record PlaylistItemBody(string Content, double? Seconds);

/// <summary>A playlist as it shall be.</summary>
internal sealed record PlaylistBody(string Name, IReadOnlyList<PlaylistItemBody> Items);

/// <summary>A schedule entry as it shall be.</summary>
internal sealed record ScheduleEntryBody(
    string Name, string Playlist, TargetBody? Target, IReadOnlyList<string>? Dayparts, DateOnly? FromDate, DateOnly? UntilDate, int? Priority, int? MostPlaysAnHour);

/// <summary>A campaign as it shall be. The goal is `plays`, `share-percent` or `seconds-an-hour`.</summary>
internal sealed record CampaignBody(
    string Name, string? Advertiser, IReadOnlyList<string> Content, TargetBody? Target, IReadOnlyList<string>? Dayparts, DateOnly FromDate, DateOnly UntilDate,
    int? Priority, string Goal, double Amount, int? MostPlaysAnHour);

/// <summary>A rectangle of a screen, in percent.</summary>
internal sealed record LayoutZoneBody(string Id, double Left, double Top, double Width, double Height, string? Playlist);

/// <summary>A layout as it shall be.</summary>
internal sealed record LayoutBody(string Name, TargetBody? Target, IReadOnlyList<LayoutZoneBody> Zones);

/// <summary>Screen hours as they shall be.</summary>
internal sealed record ScreenHoursBody(string Name, TargetBody? Target, IReadOnlyList<string> Dayparts);
