using System.Collections.Immutable;
using Actors.Displays;
using Actors.Signage;
using Actors.Stores;

namespace Actors.Lanes;

/// <summary>A lane's settings and schedule, made ready to run.</summary>
internal sealed class ScheduledLane
{
    /// <summary>A play that is promised to nobody may be ended after its minimum time, which is at most this.</summary>
    private static readonly TimeSpan LongestMinimum = TimeSpan.FromMinutes(10);

    public ScheduledLane(LaneSettings settings, LaneSchedule schedule, LaneTally tally, DateTimeOffset now)
    {
        Schedule = schedule;
        var zone = StoreZone.Find(settings.Zone);
        Chosen = schedule.Rotating.IsEmpty
            ? settings.Content
            : settings.Content.AddRange(schedule.Content.Where(item => schedule.Rotating.Contains(item.ContentId) && settings.Content.All(it => it.ContentId != item.ContentId)));
        Entries = [.. schedule.Items.Where(item => item.Entry is not null).Select(item => Entry(item.ItemId, item.Entry!, settings, schedule, tally, zone))];
        var on = ScreenHoursRules.On(schedule, settings.DisplayIds, zone);
        var fillers = Entries.SelectMany(entry => entry.Items).Concat(Chosen).ToList();
        LongestFiller = fillers.Max(item => item.MaximumTime);
        var campaigns = schedule.Items.Where(item => item.Campaign is not null)
            .Select(item => (item.ItemId, Campaign: item.Campaign!, Items: Contents(item.Campaign!.ContentIds, settings, schedule))).ToList();
        var longest = campaigns.SelectMany(it => it.Items).Select(item => item.MaximumTime)
            .Append(LongestFiller < LongestMinimum ? LongestFiller : LongestMinimum).Max();
        Campaigns = [.. campaigns.Select(it => new ScheduledCampaign(
            it.ItemId, it.Campaign, it.Items, OpenTime.All(LaneScheduling.Time(schedule, it.Campaign.DaypartIds, it.Campaign.FromDate, it.Campaign.UntilDate, zone), on),
            ScheduledCampaign.EndOf(it.Campaign, zone), longest, tally.Campaigns.FirstOrDefault(known => known.CampaignId == it.ItemId), now))];
        Turn = Entries.IsEmpty ? 0 : Entries.Max(entry => entry.Turn);
    }

    public LaneSchedule Schedule { get; }

    /// <summary>By id.</summary>
    public ImmutableArray<ScheduledEntry> Entries { get; }

    /// <summary>By id.</summary>
    public ImmutableArray<ScheduledCampaign> Campaigns { get; }

    /// <summary>What the lane chooses from by its audience when nothing is scheduled.</summary>
    public ImmutableArray<ContentItem> Chosen { get; }

    /// <summary>The longest play of anything that is promised to nobody.</summary>
    public TimeSpan LongestFiller { get; }

    /// <summary>The number of the latest play of an entry.</summary>
    public long Turn { get; set; }

    public bool IsEmpty => Entries.IsEmpty && Campaigns.IsEmpty;

    /// <summary>When an entry or campaign opens or shuts next; null when none does within two days.</summary>
    public DateTimeOffset? NextChange(DateTimeOffset now)
    {
        DateTimeOffset? next = null;
        foreach (var open in Entries.Select(entry => entry.Open).Concat(Campaigns.Select(campaign => campaign.Open)))
        {
            if (open.NextChange(now, next ?? now.AddDays(2)) is { } change)
            {
                next = change;
            }
        }

        return next;
    }

    /// <summary>Keeps times from lying in the future after the clock was set back.</summary>
    public void PullBack(DateTimeOffset now)
    {
        foreach (var entry in Entries)
        {
            entry.Limit.PullBack(now);
        }

        foreach (var campaign in Campaigns)
        {
            campaign.PullBack(now);
        }
    }

    private static ScheduledEntry Entry(string id, ScheduleEntry entry, LaneSettings settings, LaneSchedule schedule, LaneTally tally, TimeZoneInfo zone)
    {
        var playlist = LaneScheduling.Find(schedule, SignageKind.Playlist, entry.PlaylistId)?.Playlist;
        ImmutableArray<ContentItem> items = [.. (playlist?.Items ?? [])
            .Select(item => LaneScheduling.Content(schedule, settings, item.ContentId) is { } content ? LaneScheduling.WithLength(content, item.Length) : null)
            .OfType<ContentItem>()
            .Where(item => LaneRules.Suits(item, settings.Kind))];
        return new ScheduledEntry(
            id, entry, playlist?.Name ?? entry.PlaylistId, items, LaneScheduling.Time(schedule, entry.DaypartIds, entry.FromDate, entry.UntilDate, zone),
            tally.Entries.FirstOrDefault(known => known.EntryId == id));
    }

    private static ImmutableArray<ContentItem> Contents(ImmutableArray<string> ids, LaneSettings settings, LaneSchedule schedule) =>
        [.. ids.Select(id => LaneScheduling.Content(schedule, settings, id)).OfType<ContentItem>().Where(item => LaneRules.Suits(item, settings.Kind))];
}
