using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Actors.Facts;

namespace Actors.Signage;

/// <summary>What must hold for one item, whatever else there is.</summary>
internal static partial class ItemRules
{
    public const int MostPlaylistItems = 500;
    public const int MostCampaignContent = 50;
    public const double LongestPlaySeconds = 3600;

    private const int LongestName = 200;
    private const int MostPriority = 100;
    private const int MostPlaysAnHour = 3600;
    private const int MostPlaces = 1000;
    private const double MostContractedPlays = 1_000_000_000;

    /// <summary>Pacing adds up a campaign's whole open time whenever its plan changes.</summary>
    private const int MostCampaignDays = 1100;

    private static readonly DateOnly FirstDate = new(2000, 1, 1);
    private static readonly DateOnly LastDate = new(2199, 12, 31);

    public static void Check(SignageItem item, SignageComplaints complaints)
    {
        if (item.ItemId is null || item.ItemId.Length > 40 || !Id().IsMatch(item.ItemId))
        {
            complaints.Say($"The id of an item is {PlainText.Quote(item.ItemId)}; allowed are 1 to 40 lower-case letters, digits and inner hyphens.");
            return;
        }

        if (Set(item).Count() != 1 || !Set(item).Contains(item.Kind))
        {
            complaints.Say($"The {SignageEdits.Name(item.Kind, item.ItemId)} holds {(Set(item).Any() ? string.Join(" and ", Set(item)) : "nothing")}; allowed is what its kind names, alone.");
            return;
        }

        switch (item)
        {
            case { Content: { } content }: ContentRules.Check(item, content, complaints); break;
            case { Daypart: { } daypart }: Check(item, daypart, complaints); break;
            case { Playlist: { } playlist }: Check(item, playlist, complaints); break;
            case { Entry: { } entry }: Check(item, entry, complaints); break;
            case { Campaign: { } campaign }: Check(item, campaign, complaints); break;
            case { Layout: { } layout }: ZoneRules.Check(item, layout, complaints); break;
            case { Hours: { } hours }:
                complaints.Text(item, "name", hours.Name, 1, LongestName);
                Places(item, hours.Target, screens: true, complaints);
                DaypartIds(item, hours.DaypartIds, 1, complaints);
                break;
        }
    }

    public static bool IsId(string? text) => text is { Length: <= 40 } && Id().IsMatch(text);

    public static void Name(SignageItem item, string name, SignageComplaints complaints) => complaints.Text(item, "name", name, 1, LongestName);

    /// <summary>A target's own shape; whether its places exist is another question.</summary>
    public static void Places(SignageItem item, Target? target, bool screens, SignageComplaints complaints)
    {
        if (target is null || target.LaneKinds.IsDefault || target.LaneIds.IsDefault || target.DisplayIds.IsDefault)
        {
            complaints.Field(item, "target", "missing", "lane kinds, lanes and screens, each with none or more");
            return;
        }

        complaints.Count(item, "target.laneKinds", target.LaneKinds.Length, 0, MostPlaces);
        complaints.Count(item, "target.lanes", target.LaneIds.Length, 0, MostPlaces);
        complaints.Count(item, "target.displays", target.DisplayIds.Length, 0, screens ? MostPlaces : 0);
        complaints.Once(item, "target.laneKinds", target.LaneKinds);
        complaints.Once(item, "target.lanes", target.LaneIds);
        complaints.Once(item, "target.displays", target.DisplayIds);
        foreach (var kind in target.LaneKinds)
        {
            complaints.Known(item, "target.laneKinds", kind);
        }
    }

    private static void Check(SignageItem item, Daypart daypart, SignageComplaints complaints)
    {
        complaints.Text(item, "name", daypart.Name, 1, LongestName);
        var days = daypart.Weekdays.IsDefault ? [] : daypart.Weekdays;
        complaints.Count(item, "weekdays", days.Length, 1, 7);
        complaints.Once(item, "weekdays", days);
        foreach (var day in days)
        {
            complaints.Known(item, "weekdays", day);
        }

        Minute(item, "from", daypart.From, complaints);
        Minute(item, "to", daypart.To, complaints);
    }

    private static void Check(SignageItem item, Playlist playlist, SignageComplaints complaints)
    {
        complaints.Text(item, "name", playlist.Name, 1, LongestName);
        var places = playlist.Items.IsDefault ? [] : playlist.Items;
        complaints.Count(item, "items", places.Length, 1, MostPlaylistItems);
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i].Length is { } length)
            {
                complaints.Within(item, $"items[{i}].seconds", length.TotalSeconds, 1, LongestPlaySeconds);
            }
        }
    }

    private static void Check(SignageItem item, ScheduleEntry entry, SignageComplaints complaints)
    {
        complaints.Text(item, "name", entry.Name, 1, LongestName);
        Places(item, entry.Target, screens: false, complaints);
        DaypartIds(item, entry.DaypartIds, 0, complaints);
        Dates(item, entry.FromDate, entry.UntilDate, complaints);
        complaints.Within(item, "priority", entry.Priority, 0, MostPriority);
        complaints.Within(item, "mostPlaysAnHour", entry.MostPlaysAnHour ?? 1, 1, MostPlaysAnHour);
    }

    private static void Check(SignageItem item, Campaign campaign, SignageComplaints complaints)
    {
        complaints.Text(item, "name", campaign.Name, 1, LongestName);
        complaints.Text(item, "advertiser", campaign.Advertiser, 0, LongestName);
        var content = campaign.ContentIds.IsDefault ? [] : campaign.ContentIds;
        complaints.Count(item, "content", content.Length, 1, MostCampaignContent);
        complaints.Once(item, "content", content);
        Places(item, campaign.Target, screens: false, complaints);
        DaypartIds(item, campaign.DaypartIds, 0, complaints);
        Dates(item, campaign.FromDate, campaign.UntilDate, complaints);
        if (campaign.UntilDate.DayNumber - campaign.FromDate.DayNumber >= MostCampaignDays)
        {
            complaints.Field(item, "untilDate", $"{campaign.UntilDate:yyyy-MM-dd}", $"a date up to {campaign.FromDate.AddDays(MostCampaignDays - 1):yyyy-MM-dd}, so that it lasts {MostCampaignDays} days at most");
        }

        complaints.Within(item, "priority", campaign.Priority, 0, MostPriority);
        complaints.Within(item, "mostPlaysAnHour", campaign.MostPlaysAnHour ?? 1, 1, MostPlaysAnHour);
        complaints.Known(item, "goal", campaign.Goal);
        switch (campaign.Goal)
        {
            case CampaignGoal.Plays when campaign.Amount != Math.Floor(campaign.Amount) || campaign.Amount is < 1 or > MostContractedPlays:
                complaints.Field(item, "amount", SignageComplaints.Number(campaign.Amount), $"a whole number of plays from 1 to {SignageComplaints.Number(MostContractedPlays)}");
                break;
            case CampaignGoal.SharePercent:
                complaints.AboveZero(item, "amount", campaign.Amount, 100);
                break;
            case CampaignGoal.SecondsAnHour:
                complaints.AboveZero(item, "amount", campaign.Amount, 3600);
                break;
        }
    }

    private static void DaypartIds(SignageItem item, ImmutableArray<string> ids, int least, SignageComplaints complaints)
    {
        complaints.Count(item, "dayparts", ids.IsDefault ? -1 : ids.Length, least, 100);
        complaints.Once(item, "dayparts", ids.IsDefault ? [] : ids);
    }

    private static void Dates(SignageItem item, DateOnly? from, DateOnly? until, SignageComplaints complaints)
    {
        Date(item, "fromDate", from, FirstDate, complaints);
        Date(item, "untilDate", until, from > FirstDate ? from.Value : FirstDate, complaints);
    }

    private static void Date(SignageItem item, string field, DateOnly? date, DateOnly first, SignageComplaints complaints)
    {
        if (date < first || date > LastDate)
        {
            complaints.Field(item, field, $"{date:yyyy-MM-dd}", $"a date from {first:yyyy-MM-dd} to {LastDate:yyyy-MM-dd}");
        }
    }

    private static void Minute(SignageItem item, string field, TimeOnly time, SignageComplaints complaints)
    {
        if (time.Ticks % TimeSpan.TicksPerMinute != 0)
        {
            complaints.Field(item, field, $"{time:O}", "a time of day in whole minutes");
        }
    }

    private static IEnumerable<SignageKind> Set(SignageItem item)
    {
        (object? Value, SignageKind Kind)[] members =
        [
            (item.Content, SignageKind.Content), (item.Daypart, SignageKind.Daypart), (item.Playlist, SignageKind.Playlist), (item.Entry, SignageKind.ScheduleEntry),
            (item.Campaign, SignageKind.Campaign), (item.Layout, SignageKind.Layout), (item.Hours, SignageKind.ScreenHours),
        ];
        return members.Where(member => member.Value is not null).Select(member => member.Kind);
    }

    [GeneratedRegex(@"\A[a-z0-9]([a-z0-9-]*[a-z0-9])?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
