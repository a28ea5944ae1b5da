using System.Globalization;
using Actors.Displays;

namespace Actors.Lanes;

/// <summary>
/// Chooses what is promised or scheduled, before a lane chooses by its audience. Of the campaigns that must play now to stay within a play
/// of what they were promised: the highest priority, then the one that would break its promise first, then the first by id, unless another
/// could not wait for it (<see cref="CampaignTurns"/>). Otherwise, of the schedule entries that are open: the highest priority; of equals
/// the one whose turn is longest ago, then the first by id. Whatever its dates, its category or a limit forbid is passed over for the next
/// in order.
/// </summary>
/// <param name="lane">The lane.</param>
/// <param name="screens">The screens that show what is chosen.</param>
/// <param name="now">The moment.</param>
/// <param name="blockerOf">Why an item must not begin now, or null.</param>
internal sealed class ScheduleChoice(ScheduledLane lane, int screens, DateTimeOffset now, Func<ContentItem, string?> blockerOf)
{
    private readonly List<string> _steps = [];

    /// <summary>What was considered, a sentence each.</summary>
    public IReadOnlyList<string> Steps => _steps;

    /// <summary>Picks a campaign that has to play now; null when none has.</summary>
    public ScheduledPick? Campaign()
    {
        var (shut, coming) = (0, new List<CampaignTurn>());
        foreach (var campaign in lane.Campaigns)
        {
            campaign.MoveTo(now, screens);
            if (campaign.Open.OpenUntil(now) is not { } until)
            {
                shut++;
            }
            else if (Piece(campaign, until) is { } piece)
            {
                var item = campaign.Items[piece];
                coming.Add(new CampaignTurn(campaign, piece, campaign.PacedFrom(item, now, screens) <= now, campaign.Behind(item, now, screens), campaign.Slack(item, now, screens)));
            }
        }

        var turns = new CampaignTurns(coming, lane.LongestFiller);
        foreach (var turn in coming)
        {
            _steps.Add(!turn.MayBegin ? $"Campaign {turn.Name} is passed over: it keeps to at most twice its pace."
                : turns.HasToPlay(turn) ? $"Campaign {turn.Name}, priority {turn.Priority}, has to play: {Describe(turn)}."
                : $"Campaign {turn.Name} does not have to play: {Describe(turn)}.");
        }

        if (shut > 0)
        {
            _steps.Add(shut == 1 ? "1 campaign is not open now." : $"{shut} campaigns are not open now.");
        }

        if (turns.First() is not var (first, inPlaceOf, late))
        {
            return null;
        }

        if (inPlaceOf is not null && late is not null)
        {
            _steps.Add($"Campaign {first.Name} goes first: after {inPlaceOf.Name}, {late.Name} would come too late.");
        }

        return new ScheduledPick(first.Item, first.Piece, first.Campaign, null, $"{first.Item.Title}: campaign {first.Name} has to play, {Describe(first)}.");
    }

    /// <summary>Picks from the schedule entry whose turn it is; null when nothing that is scheduled may play now.</summary>
    public ScheduledPick? Entry()
    {
        var shut = lane.Entries.Count(entry => !entry.Open.At(now).Open);
        if (shut > 0)
        {
            _steps.Add(shut == 1 ? "1 schedule entry is not open now." : $"{shut} schedule entries are not open now.");
        }

        foreach (var entry in lane.Entries.Where(entry => entry.Open.At(now).Open)
            .OrderByDescending(entry => entry.Entry.Priority).ThenBy(entry => entry.Turn).ThenBy(entry => entry.Id, StringComparer.Ordinal))
        {
            if (entry.Limit.FreeAt(now) is var free && free > now)
            {
                _steps.Add(string.Create(CultureInfo.InvariantCulture,
                    $"Schedule entry {entry.Entry.Name} is passed over: it has had its {entry.Entry.MostPlaysAnHour} plays an hour, until {free:u}."));
                continue;
            }

            foreach (var place in entry.Coming)
            {
                var item = entry.Items[place];
                if (blockerOf(item) is { } blocker)
                {
                    _steps.Add($"{item.Title} in the playlist {entry.Playlist} is passed over: {blocker}.");
                    continue;
                }

                var words = $"place {place + 1} of {entry.Items.Length} in the playlist {entry.Playlist}, by the schedule entry {entry.Entry.Name}";
                _steps.Add($"Chosen: {item.Title}, {words}, priority {entry.Entry.Priority}.");
                return new ScheduledPick(item, place, null, entry, $"{item.Title}: {words}.");
            }

            _steps.Add($"Schedule entry {entry.Entry.Name} is passed over: nothing in its playlist {entry.Playlist} may play now.");
        }

        return null;
    }

    /// <summary>The earliest moment at which a campaign cannot wait any longer; null when none has to within a day.</summary>
    public DateTimeOffset? CannotWaitAt()
    {
        DateTimeOffset? earliest = null;
        foreach (var campaign in lane.Campaigns)
        {
            if (campaign.Open.OpenUntil(now) is not { } until || campaign.Coming.FirstOrDefault(it => blockerOf(campaign.Items[it]) is null, -1) is not (>= 0 and var piece))
            {
                continue;
            }

            var item = campaign.Items[piece];
            if (campaign.CannotWaitAt(item, now, screens) is { } moment)
            {
                moment = Later(moment, Later(campaign.Limit.FreeAt(now), campaign.PacedFrom(item, now, screens)));
                if (moment + item.MaximumTime <= until && !(moment >= earliest))
                {
                    earliest = moment;
                }
            }
        }

        return earliest;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    /// <summary>The piece of a campaign that comes next and may begin now.</summary>
    private int? Piece(ScheduledCampaign campaign, DateTimeOffset until)
    {
        var name = campaign.Campaign.Name;
        if (campaign.Limit.FreeAt(now) is var free && free > now)
        {
            _steps.Add(string.Create(CultureInfo.InvariantCulture,
                $"Campaign {name} is passed over: it has had its {campaign.Campaign.MostPlaysAnHour} plays an hour, until {free:u}."));
            return null;
        }

        foreach (var piece in campaign.Coming)
        {
            var item = campaign.Items[piece];
            if (blockerOf(item) is { } blocker)
            {
                _steps.Add($"{item.Title} of the campaign {name} is passed over: {blocker}.");
            }
            else if (now + item.MaximumTime > (item.ExpiresAt < until ? item.ExpiresAt : until))
            {
                _steps.Add($"{item.Title} of the campaign {name} is passed over: it would not end while it may play.");
            }
            else
            {
                return piece;
            }
        }

        return null;
    }

    private string Describe(CampaignTurn turn)
    {
        var campaign = turn.Campaign;
        var owed = campaign.Owed(now + turn.Item.MaximumTime);
        return string.Create(CultureInfo.InvariantCulture, $"{campaign.Done:0.#} of the {owed:0.0} {(campaign.IsPlays ? "plays" : "seconds")} that it will be owed at the end of its spot");
    }
}
