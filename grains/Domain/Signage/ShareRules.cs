using System.Globalization;
using Actors.Lanes;

namespace Actors.Signage;

/// <summary>No lane promises more than all of its time: shares of voice and seconds an hour that are open together add up to a hundred percent at most. Times are those of a wall clock without its changes.</summary>
internal static class ShareRules
{
    private const double Rounding = 1e-6;

    public static void Check(SignageShelf shelf, IReadOnlyCollection<SignageItem> changed, SignageComplaints complaints)
    {
        var touched = changed.Where(item => item.DeletedAt is null).Select(item => (item.Kind, item.ItemId)).ToHashSet();
        var campaigns = shelf.Living
            .Where(item => item.Campaign is { Goal: CampaignGoal.SharePercent or CampaignGoal.SecondsAnHour })
            .Select(item => new Share(
                item.ItemId, item.Campaign!,
                touched.Contains((SignageKind.Campaign, item.ItemId)) || item.Campaign!.DaypartIds.Any(id => touched.Contains((SignageKind.Daypart, id)))))
            .ToList();
        if (!campaigns.Any(share => share.Touched))
        {
            return;
        }

        var open = campaigns.ToDictionary(share => share.Id, share => Open(share.Campaign, shelf).ToList(), StringComparer.Ordinal);
        foreach (var lanes in shelf.Store.Lanes.GroupBy(lane => string.Join(' ', campaigns.Where(share => Targets.NamesLane(share.Campaign.Target, lane)).Select(share => share.Id))))
        {
            var here = campaigns.Where(share => Targets.NamesLane(share.Campaign.Target, lanes.First())).ToList();
            if (here.Any(share => share.Touched) && here.Sum(share => share.Percent) > 100 + Rounding)
            {
                Sweep(here, open, lanes.First(), shelf, complaints);
            }
        }
    }

    /// <summary>Finds the first moment at which a lane has promised too much.</summary>
    private static void Sweep(List<Share> shares, Dictionary<string, List<(DateTime From, DateTime To)>> open, LaneSettings lane, SignageShelf shelf, SignageComplaints complaints)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var moment in shares.SelectMany(share => open[share.Id].SelectMany(span => new[] { (At: span.From, Share: share, Opens: true), (At: span.To, Share: share, Opens: false) }))
            .GroupBy(change => change.At).OrderBy(group => group.Key))
        {
            foreach (var (_, share, opens) in moment)
            {
                counts[share.Id] = counts.GetValueOrDefault(share.Id) + (opens ? 1 : -1);
            }

            var now = shares.Where(share => counts.GetValueOrDefault(share.Id) > 0).ToList();
            var percent = now.Sum(share => share.Percent);
            if (percent > 100 + Rounding && now.Any(share => share.Touched))
            {
                complaints.Say(string.Create(CultureInfo.InvariantCulture,
                    $"amount of the campaigns {string.Join(" and ", now.Select(share => $"\"{share.Id}\" ({share.Percent:0.##} %)"))} is {percent:0.##} % of the time of the lane {ReferenceRules.Local(shelf, lane.LaneId)} together, from {moment.Key:yyyy-MM-dd HH:mm} on; allowed is 100 % at most."));
                return;
            }
        }
    }

    private static IEnumerable<(DateTime From, DateTime To)> Open(Campaign campaign, SignageShelf shelf)
    {
        if (campaign.DaypartIds.IsEmpty)
        {
            yield return (campaign.FromDate.ToDateTime(TimeOnly.MinValue), campaign.UntilDate.AddDays(1).ToDateTime(TimeOnly.MinValue));
            yield break;
        }

        foreach (var daypart in campaign.DaypartIds.Select(id => shelf.Find(SignageKind.Daypart, id)?.Daypart).OfType<Daypart>())
        {
            for (var day = campaign.FromDate; day <= campaign.UntilDate; day = day.AddDays(1))
            {
                if (daypart.Weekdays.Contains(Dayparts.WeekdayOf(day)))
                {
                    yield return (day.ToDateTime(daypart.From), (daypart.To <= daypart.From ? day.AddDays(1) : day).ToDateTime(daypart.To));
                }
            }
        }
    }

    private sealed record Share(string Id, Campaign Campaign, bool Touched)
    {
        public double Percent => Campaign.Goal == CampaignGoal.SharePercent ? Campaign.Amount : Campaign.Amount / 36;
    }
}
