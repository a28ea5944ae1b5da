using System.Collections.Immutable;
using Actors.Stores;

namespace Actors.Signage;

/// <summary>How far a campaign should be, by the open time of the screens that it names: its dates and dayparts, and the hours in which a screen is on.</summary>
/// <param name="OpenSoFar">Open time of all its screens together, up to the moment.</param>
/// <param name="OpenInAll">Open time of all its screens together, from its first day to its last.</param>
/// <param name="Screens">How many screens it names.</param>
/// <param name="IsOpen">Whether it is open at the moment on one of them.</param>
public sealed record CampaignProgress(TimeSpan OpenSoFar, TimeSpan OpenInAll, int Screens, bool IsOpen)
{
    /// <summary>Dayparts that began on the last day have ended by then, whatever the clocks do.</summary>
    private const int DaysToRunOut = 3;

    /// <summary>Looks at a campaign at a moment.</summary>
    /// <param name="store">The store.</param>
    /// <param name="items">Its signage.</param>
    /// <param name="campaignId">One of its campaigns, not deleted.</param>
    /// <param name="now">The moment.</param>
    public static CampaignProgress Of(StoreSettings store, IReadOnlyCollection<SignageItem> items, string campaignId, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(items);
        var campaign = items.FirstOrDefault(item => item.ItemId == campaignId && item.DeletedAt is null && item.Campaign is not null)?.Campaign
            ?? throw new ArgumentException($"There is no campaign \"{campaignId}\".", nameof(campaignId));
        var zone = StoreZone.Find(store.Zone);
        var dayparts = campaign.DaypartIds
            .Select(id => items.FirstOrDefault(item => item.ItemId == id && item.DeletedAt is null && item.Daypart is not null)?.Daypart)
            .OfType<Daypart>()
            .ToImmutableArray();
        var (from, to) = (
            LocalMoments.Of(campaign.FromDate.ToDateTime(TimeOnly.MinValue), zone).First,
            LocalMoments.Of(campaign.UntilDate.AddDays(DaysToRunOut).ToDateTime(TimeOnly.MinValue), zone).Last);
        var (soFar, inAll, screens, isOpen) = (TimeSpan.Zero, TimeSpan.Zero, 0, false);
        foreach (var lane in Targets.Lanes(campaign.Target, store))
        {
            var schedule = LaneScheduling.For(store, lane, items, 0);
            foreach (var display in lane.DisplayIds)
            {
                var open = OpenTime.All(Dayparts.Time(dayparts, campaign.FromDate, campaign.UntilDate, zone), ScreenHoursRules.On(schedule, display, zone));
                soFar += open.Between(from, now < to ? now : to);
                inAll += open.Between(from, to);
                screens++;
                isOpen |= open.At(now).Open;
            }
        }

        return new CampaignProgress(soFar, inAll, screens, isOpen);
    }

    /// <summary>What should have been delivered by now: plays in proportion to the open time that is over; otherwise the promise itself, once any open time is over.</summary>
    public double Expected(Campaign campaign)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        return campaign.Goal == CampaignGoal.Plays ? OpenInAll > TimeSpan.Zero ? campaign.Amount * (OpenSoFar / OpenInAll) : 0
            : OpenSoFar > TimeSpan.Zero ? campaign.Amount : 0;
    }

    /// <summary>What was delivered, in the unit of the promise: plays that ran to their end; percent of its screens' open time; seconds in each open hour of a screen.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="complete">Plays that ran to their end, one for each screen.</param>
    /// <param name="shown">For how long it was on, all screens together.</param>
    public double Delivered(Campaign campaign, long complete, TimeSpan shown)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        return campaign.Goal switch
        {
            CampaignGoal.Plays => complete,
            _ when OpenSoFar <= TimeSpan.Zero => 0,
            CampaignGoal.SharePercent => 100 * (shown / OpenSoFar),
            _ => shown.TotalSeconds / OpenSoFar.TotalHours,
        };
    }
}
