using System.Collections.Immutable;
using Actors.Displays;
using Actors.Lanes;
using Actors.Stores;

namespace Actors.Signage;

/// <summary>Cuts a store's signage into what concerns each lane.</summary>
public static class LaneScheduling
{
    /// <summary>The lane's part: whatever names the lane or one of its screens, and what that refers to. Targets are narrowed to the lane.</summary>
    /// <param name="store">The store.</param>
    /// <param name="lane">One of its lanes.</param>
    /// <param name="items">The store's signage; deleted items are passed over.</param>
    /// <param name="revision">The signage's revision.</param>
    public static LaneSchedule For(StoreSettings store, LaneSettings lane, IReadOnlyCollection<SignageItem> items, long revision)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(lane);
        ArgumentNullException.ThrowIfNull(items);
        var living = items.Where(item => item.DeletedAt is null).OrderBy(item => item.Kind).ThenBy(item => item.ItemId, StringComparer.Ordinal).ToList();
        var placed = living.Select(item => Placed(item, store, lane)).OfType<SignageItem>().ToList();
        var dayparts = placed.SelectMany(DaypartsOf).ToHashSet(StringComparer.Ordinal);
        var playlists = placed.SelectMany(PlaylistsOf).ToHashSet(StringComparer.Ordinal);
        var referred = living.Where(item => (item.Kind == SignageKind.Daypart && dayparts.Contains(item.ItemId))
            || (item.Kind == SignageKind.Playlist && playlists.Contains(item.ItemId))).ToList();
        var played = placed.SelectMany(item => item.Campaign?.ContentIds ?? [])
            .Concat(referred.SelectMany(item => item.Playlist?.Items ?? []).Select(item => item.ContentId))
            .ToHashSet(StringComparer.Ordinal);
        var content = living
            .Where(item => item.Content is { } it && (it.Rotates || played.Contains(item.ItemId)))
            .Select(item => (Item: ToItem(item.ItemId, item.Content!), item.Content!.Rotates))
            .Where(it => LaneRules.Suits(it.Item, lane.Kind))
            .ToList();
        return new LaneSchedule(
            lane.LaneId,
            revision,
            [.. content.Select(it => it.Item)],
            [.. referred.Concat(placed).OrderBy(item => item.Kind).ThenBy(item => item.ItemId, StringComparer.Ordinal)],
            [.. content.Where(it => it.Rotates).Select(it => it.Item.ContentId)]);
    }

    /// <summary>How many of a campaign's contracted plays fall to each lane that it names: by the number of their screens, what is left over to the largest remainders, of equals to the first by key. They add up to the contract.</summary>
    public static ImmutableDictionary<string, long> Portions(StoreSettings store, Campaign campaign)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        var lanes = Targets.Lanes(campaign.Target, store);
        var screens = lanes.Sum(lane => (long)lane.DisplayIds.Length);
        var plays = (long)campaign.Amount;
        if (screens == 0)
        {
            return ImmutableDictionary<string, long>.Empty;
        }

        var shares = lanes.Select(lane => (lane.LaneId, Whole: plays * lane.DisplayIds.Length / screens, Remainder: plays * lane.DisplayIds.Length % screens)).ToList();
        var left = plays - shares.Sum(share => share.Whole);
        return shares
            .OrderByDescending(share => share.Remainder)
            .ThenBy(share => share.LaneId, StringComparer.Ordinal)
            .Select((share, index) => (share.LaneId, Plays: share.Whole + (index < left ? 1 : 0)))
            .ToImmutableDictionary(share => share.LaneId, share => share.Plays, StringComparer.Ordinal);
    }

    /// <summary>How one of the lane's screens is divided now; empty for the lane's program on all of it. A zone plays what of its playlist may be shown to anybody at the moment; one without any of that is left out.</summary>
    /// <param name="schedule">The lane's schedule.</param>
    /// <param name="settings">The lane's settings.</param>
    /// <param name="displayId">The screen's key.</param>
    /// <param name="now">The moment; null to leave content's dates to the screen.</param>
    public static ImmutableArray<ProgramZone> ZonesOf(LaneSchedule schedule, LaneSettings settings, string displayId, DateTimeOffset? now = null)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(settings);
        if (LayoutOf(schedule, displayId) is not { Layout: { } layout })
        {
            return [];
        }

        var zones = ImmutableArray.CreateBuilder<ProgramZone>();
        foreach (var zone in layout.Zones)
        {
            var loop = zone.PlaylistId is { } playlist ? Shown(schedule, settings, playlist, now) : [];
            if (zone.PlaylistId is null || !loop.IsEmpty)
            {
                zones.Add(new ProgramZone(zone.ZoneId, zone.Left, zone.Top, zone.Width, zone.Height, loop));
            }
        }

        return zones.ToImmutable();
    }

    /// <summary>The layout that counts for one of the lane's screens: the one with the narrowest target, of equals the first by id; null for none.</summary>
    public static SignageItem? LayoutOf(LaneSchedule schedule, string displayId)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        return schedule.Items
            .Where(item => item.Layout is { } layout && Targets.NamesDisplayWithin(layout.Target, displayId))
            .OrderBy(item => Targets.Width(item.Layout!.Target, displayId))
            .ThenBy(item => item.ItemId, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    /// <summary>The item that lanes play for a piece of library content.</summary>
    public static ContentItem ToItem(string contentId, LibraryContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new ContentItem(
            contentId, content.Title, content.Kind, content.Sha256, content.MediaType, content.MinimumTime, content.MaximumTime,
            content.Audience, content.Category, IsDefault: false, content.LaneKinds, content.ExpiresAt, content.AvailableFrom);
    }

    internal static Daypart? Daypart(LaneSchedule schedule, string daypartId) => Find(schedule, SignageKind.Daypart, daypartId)?.Daypart;

    /// <summary>When dayparts of a schedule are open; one that is not there never is, and none at all means all day.</summary>
    internal static OpenTime Time(LaneSchedule schedule, ImmutableArray<string> daypartIds, DateOnly? from, DateOnly? until, TimeZoneInfo zone) =>
        Dayparts.Time([.. daypartIds.Select(id => Daypart(schedule, id) ?? new Daypart(id, [], default, default))], from, until, zone);

    internal static SignageItem? Find(LaneSchedule schedule, SignageKind kind, string itemId) =>
        schedule.Items.FirstOrDefault(item => item.Kind == kind && item.ItemId == itemId);

    /// <summary>The content of a lane by its id: the store file's own, or of the library.</summary>
    internal static ContentItem? Content(LaneSchedule schedule, LaneSettings settings, string contentId) =>
        settings.Content.FirstOrDefault(item => item.ContentId == contentId) ?? schedule.Content.FirstOrDefault(item => item.ContentId == contentId);

    /// <summary>Content with the length that a playlist gives it.</summary>
    internal static ContentItem WithLength(ContentItem item, TimeSpan? length) =>
        length is not { } wanted || wanted == item.MaximumTime
            ? item
            : item with { MaximumTime = wanted, MinimumTime = item.MinimumTime < wanted ? item.MinimumTime : wanted };

    private static ImmutableArray<ContentItem> Shown(LaneSchedule schedule, LaneSettings settings, string playlistId, DateTimeOffset? now) =>
        [.. (Find(schedule, SignageKind.Playlist, playlistId)?.Playlist?.Items ?? [])
            .Select(item => Content(schedule, settings, item.ContentId) is { } content ? WithLength(content, item.Length) : null)
            .OfType<ContentItem>()
            .Where(item => LaneRules.IsForAnybody(item, settings.Kind) && (now is not { } at || LaneRules.MayPlayAt(item, at) is null))];

    private static SignageItem? Placed(SignageItem item, StoreSettings store, LaneSettings lane) => item switch
    {
        { Entry: { } entry } when Targets.NamesLane(entry.Target, lane) => item with { Entry = entry with { Target = Targets.Within(entry.Target, lane)! } },
        { Campaign: { } campaign } when Targets.NamesLane(campaign.Target, lane) => Portion(item, campaign, store, lane),
        { Layout: { } layout } when Targets.Within(layout.Target, lane) is { } target => item with { Layout = layout with { Target = target } },
        { Hours: { } hours } when Targets.Within(hours.Target, lane) is { } target => item with { Hours = hours with { Target = target } },
        _ => null,
    };

    private static SignageItem? Portion(SignageItem item, Campaign campaign, StoreSettings store, LaneSettings lane)
    {
        var amount = campaign.Goal == CampaignGoal.Plays ? Portions(store, campaign).GetValueOrDefault(lane.LaneId) : campaign.Amount;
        return amount <= 0 ? null : item with { Campaign = campaign with { Target = Targets.Within(campaign.Target, lane)!, Amount = amount } };
    }

    private static IEnumerable<string> DaypartsOf(SignageItem item) =>
        (item.Entry?.DaypartIds ?? []).Concat(item.Campaign?.DaypartIds ?? []).Concat(item.Hours?.DaypartIds ?? []);

    private static IEnumerable<string> PlaylistsOf(SignageItem item) =>
        (item.Entry is { } entry ? [entry.PlaylistId] : Enumerable.Empty<string>())
            .Concat((item.Layout?.Zones ?? []).Select(zone => zone.PlaylistId).OfType<string>());
}
