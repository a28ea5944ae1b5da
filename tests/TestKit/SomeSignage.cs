using System.Collections.Immutable;
using Actors.Displays;
using Actors.Lanes;
using Actors.Signage;
using Actors.Stores;

namespace Actors.TestKit;

/// <summary>Signage for tests: each says only what the test is about.</summary>
public static class SomeSignage
{
    public static readonly ImmutableArray<Weekday> EveryDay = [.. Enum.GetValues<Weekday>()];

    private static readonly DateTimeOffset Made = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Library content: an image of 4 to 10 s for everybody unless said otherwise.</summary>
    public static SignageItem Content(
        string id, double minimum = 4, double maximum = 10, ContentCategory category = ContentCategory.None, bool rotates = false,
        DateTimeOffset? from = null, DateTimeOffset? expires = null, params LaneKind[] kinds) =>
        Item(SignageKind.Content, id) with
        {
            Content = new LibraryContent(
                id, $"{id}.png", ContentKind.Image, new string('a', 64), "image/png", 1000, 1920, 1080, null, null, category,
                Some.Seconds(minimum), Some.Seconds(maximum), null, [.. kinds], from, expires, rotates),
        };

    /// <summary>A daypart from one time of day to another, every day unless said otherwise.</summary>
    public static SignageItem Daypart(string id, string from, string to, params Weekday[] weekdays) =>
        Item(SignageKind.Daypart, id) with
        {
            Daypart = new Daypart(
                id, weekdays.Length == 0 ? EveryDay : [.. weekdays],
                TimeOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), TimeOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture)),
        };

    public static SignageItem Playlist(string id, params string[] contents) =>
        Item(SignageKind.Playlist, id) with { Playlist = new Playlist(id, [.. contents.Select(content => new PlaylistItem(content, null))]) };

    /// <summary>A schedule entry of priority 50, everywhere and always unless said otherwise.</summary>
    public static SignageItem Entry(
        string id, string playlist, int priority = 50, int? mostPlaysAnHour = null, Target? target = null, DateOnly? from = null, DateOnly? until = null,
        params string[] dayparts) =>
        Item(SignageKind.ScheduleEntry, id) with
        {
            Entry = new ScheduleEntry(id, playlist, target ?? Target.Everywhere, [.. dayparts], from, until, priority, mostPlaysAnHour),
        };

    /// <summary>A campaign of priority 50, everywhere, in March 2026 unless said otherwise.</summary>
    public static SignageItem Campaign(
        string id, CampaignGoal goal, double amount, string content, int priority = 50, int? mostPlaysAnHour = null, Target? target = null,
        DateOnly? from = null, DateOnly? until = null, params string[] dayparts) =>
        Item(SignageKind.Campaign, id) with
        {
            Campaign = new Campaign(
                id, "", [.. content.Split(' ')], target ?? Target.Everywhere, [.. dayparts],
                from ?? new DateOnly(2026, 3, 1), until ?? new DateOnly(2026, 3, 31), priority, goal, amount, mostPlaysAnHour),
        };

    public static SignageItem Layout(string id, Target target, params LayoutZone[] zones) =>
        Item(SignageKind.Layout, id) with { Layout = new Layout(id, target, [.. zones]) };

    public static SignageItem Hours(string id, Target target, params string[] dayparts) =>
        Item(SignageKind.ScreenHours, id) with { Hours = new ScreenHours(id, target, [.. dayparts]) };

    /// <summary>A store of these lanes.</summary>
    public static StoreSettings Store(params LaneSettings[] lanes) =>
        new("s1", "Store 1", lanes[0].Zone, "Operator", "contact@example.org", [.. lanes], []);

    private static SignageItem Item(SignageKind kind, string id) => new(kind, id, 1, Made, "owner");
}
