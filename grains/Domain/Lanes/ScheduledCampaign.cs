using System.Collections.Immutable;
using Actors.Displays;
using Actors.Signage;

namespace Actors.Lanes;

/// <summary>
/// A campaign as its lane runs it. What it has been promised is a straight line over its open time: its dates and dayparts, and the hours
/// in which one of the lane's screens is on. It has to play when it would otherwise fall behind that line.
/// <para>
/// Contracted plays: the line ends at the contract. What an outage has cost is made up, at no more than twice the contracted pace. While
/// the lane rests, the line rests too, and what is left is spread over the open time that remains.
/// </para>
/// <para>
/// Share of voice and seconds an hour: the line grows with open time. What could not be shown is owed up to a few plays only: an outage,
/// hours in which its content was held back, or a lane with too many promises are not chased afterwards.
/// </para>
/// </summary>
internal sealed class ScheduledCampaign
{
    /// <summary>Dayparts that began on the last day have ended by then, whatever the clocks do.</summary>
    private const int DaysToRunOut = 3;

    private readonly DateTimeOffset _end;
    private readonly TimeSpan _longest;
    private int _position;
    private long _plays;
    private TimeSpan _shown;
    private DateTimeOffset _pacedAt;
    private double _paced;
    private double _rate;
    private DateTimeOffset _summedTo;
    private TimeSpan _summed;

    /// <summary>Takes up a campaign where its lane left it.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="campaign">What was promised; its contracted plays are this lane's portion.</param>
    /// <param name="items">Its content that is there.</param>
    /// <param name="open">When it is open in this lane.</param>
    /// <param name="end">A moment after which it is open no more.</param>
    /// <param name="longest">The longest that the lane may be busy with something else.</param>
    /// <param name="tally">Where the lane left it; null when it is new.</param>
    /// <param name="now">The moment.</param>
    public ScheduledCampaign(
        string id, Campaign campaign, ImmutableArray<ContentItem> items, OpenTime open, DateTimeOffset end, TimeSpan longest, CampaignTally? tally,
        DateTimeOffset now)
    {
        Id = id;
        Campaign = campaign;
        Items = items;
        Open = open;
        _end = end;
        _longest = longest;
        Limit = new PlayLimit(campaign.MostPlaysAnHour, tally?.Recent ?? []);
        _plays = tally?.Plays ?? 0;
        _shown = tally?.Shown ?? TimeSpan.Zero;
        LastAt = tally?.LastAt;
        _position = tally is null || items.IsEmpty ? 0 : tally.Position % items.Length;
        var known = tally is not null && tally.Goal == campaign.Goal;
        PaceFrom(known && tally!.PacedAt < now ? tally.PacedAt : now, known ? tally!.Paced : Done);
    }

    public string Id { get; }

    public Campaign Campaign { get; }

    public ImmutableArray<ContentItem> Items { get; }

    public OpenTime Open { get; }

    public PlayLimit Limit { get; }

    public DateTimeOffset? LastAt { get; private set; }

    /// <summary>Plays that ran to their end, or seconds shown.</summary>
    public double Done => IsPlays ? _plays : _shown.TotalSeconds;

    /// <summary>Its pieces in the order in which they come next.</summary>
    public IEnumerable<int> Coming => Enumerable.Range(0, Items.Length).Select(ahead => (_position + ahead) % Items.Length);

    public bool IsPlays => Campaign.Goal == CampaignGoal.Plays;

    public CampaignTally Tally => new(Id, Campaign.Goal, _plays, _shown, _pacedAt, _paced, LastAt, _position, Limit.Recent);

    public static DateTimeOffset EndOf(Campaign campaign, TimeZoneInfo zone) =>
        Stores.LocalMoments.Of(campaign.UntilDate.AddDays(DaysToRunOut).ToDateTime(TimeOnly.MinValue), zone).Last;

    /// <summary>What one play of an item counts for: a play for each screen that shows it, or its seconds.</summary>
    public double Unit(ContentItem item, int screens) => IsPlays ? Math.Max(1, screens) : item.MaximumTime.TotalSeconds;

    /// <summary>What is owed by a moment, not before the last that was asked for.</summary>
    public double Owed(DateTimeOffset at)
    {
        if (at < _summedTo)
        {
            return _paced + (_rate * Open.Between(_pacedAt, at).TotalSeconds);
        }

        return _paced + (_rate * (_summed + Open.Between(_summedTo, at)).TotalSeconds);
    }

    /// <summary>Lets time pass: what was asked for before is not asked for again, and what a campaign of time lost is let go of.</summary>
    public void MoveTo(DateTimeOffset now, int screens)
    {
        if (now > _summedTo)
        {
            _summed += Open.Between(_summedTo, now);
            _summedTo = now;
        }

        if (!IsPlays && !Items.IsEmpty)
        {
            var most = (2 * Items.Max(item => Unit(item, screens))) + (3 * _rate * _longest.TotalSeconds);
            if (Owed(now) - Done > most)
            {
                PaceFrom(now, Done + most);
            }
        }
    }

    /// <summary>How many plays it would be behind, did it play an item now, at the end of that play and without it.</summary>
    public double Behind(ContentItem item, DateTimeOffset now, int screens) => (Owed(now + item.MaximumTime) - Done) / Unit(item, screens);

    /// <summary>Open seconds until it is a whole play behind; negative when it is more behind.</summary>
    public double Slack(ContentItem item, DateTimeOffset now, int screens) =>
        _rate <= 0 ? double.MaxValue : (Done + Unit(item, screens) - Owed(now)) / _rate;

    /// <summary>The moment from which it cannot wait any longer for something that is promised to nobody.</summary>
    public DateTimeOffset? CannotWaitAt(ContentItem item, DateTimeOffset now, int screens)
    {
        if (_rate <= 0)
        {
            return null;
        }

        var seconds = (0.9 - Behind(item, now, screens)) * Unit(item, screens) / _rate;
        return seconds > TimeSpan.FromDays(1).TotalSeconds ? null : now.AddSeconds(Math.Max(0, seconds));
    }

    /// <summary>From when one more of its plays keeps to twice the contracted pace.</summary>
    public DateTimeOffset PacedFrom(ContentItem item, DateTimeOffset now, int screens) =>
        IsPlays && LastAt is { } last && _rate > 0 && last.AddSeconds(Math.Min(Unit(item, screens) / _rate / 2, 1e8)) is var from && from > now ? from : now;

    /// <summary>Notes that one of its pieces begins to play.</summary>
    public void Begin(int piece, DateTimeOffset now)
    {
        _position = piece + 1;
        LastAt = now;
        Limit.Begin(now);
    }

    /// <summary>Notes how a play went.</summary>
    /// <param name="time">For how long it was shown.</param>
    /// <param name="screens">The screens that showed all of it; 0 when it was cut short.</param>
    public void End(TimeSpan time, int screens)
    {
        _shown += time;
        _plays += screens;
    }

    /// <summary>Starts the line anew now from what was owed by a moment, so that the time between leaves no debt.</summary>
    public void Rebase(DateTimeOffset owedBy, DateTimeOffset now) => PaceFrom(now, Owed(owedBy));

    /// <summary>Where it stands, for whoever goes on with it under another definition: what was owed by a moment stays owed, the new promise holds from another on.</summary>
    public CampaignTally Handover(DateTimeOffset owedBy, DateTimeOffset from) => Tally with { PacedAt = from, Paced = Owed(owedBy) };

    /// <summary>Where it would stand at a moment, had everything gone to plan.</summary>
    public CampaignTally OnPlan(DateTimeOffset at)
    {
        var owed = Owed(at);
        return Tally with
        {
            PacedAt = at,
            Paced = IsPlays ? owed : _shown.TotalSeconds,
            Plays = IsPlays ? (long)Math.Round(owed, MidpointRounding.AwayFromZero) : _plays,
            LastAt = null,
            Recent = [],
        };
    }

    /// <summary>Keeps times from lying in the future after the clock was set back.</summary>
    public void PullBack(DateTimeOffset now)
    {
        Limit.PullBack(now);
        LastAt = LastAt > now ? now : LastAt;
        if (_summedTo > now)
        {
            PaceFrom(IsPlays && _pacedAt < now ? _pacedAt : now, IsPlays ? _paced : Owed(_summedTo));
        }
    }

    private void PaceFrom(DateTimeOffset at, double paced)
    {
        _paced = IsPlays ? Math.Min(paced, Campaign.Amount) : paced;
        _pacedAt = at;
        _summedTo = at;
        _summed = TimeSpan.Zero;
        _rate = Campaign.Goal switch
        {
            CampaignGoal.SharePercent => Campaign.Amount / 100,
            CampaignGoal.SecondsAnHour => Campaign.Amount / 3600,
            _ => Open.Between(at, _end).TotalSeconds is var left && left > 0 ? (Campaign.Amount - _paced) / left : 0,
        };
    }
}
