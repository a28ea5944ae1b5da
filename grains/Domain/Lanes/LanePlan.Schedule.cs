using Actors.Displays;
using Actors.Signage;

namespace Actors.Lanes;

public sealed partial class LanePlan
{
    /// <summary>Takes another schedule; what plays stays if it may still play.</summary>
    public LaneStep Schedule(LaneSchedule schedule, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        Move(now);
        Ready(_settings, schedule);
        return Finish(changed: true, cause: null, "the schedule has changed");
    }

    /// <summary>
    /// Lets the lane rest while every one of its screens is off or shows an emergency: nothing is owed, nothing is counted, and nothing new is
    /// chosen unless what plays must end. What was cut short by it does not count. When the screens are back, the lane decides anew.
    /// </summary>
    public LaneStep Rest(bool resting, DateTimeOffset now)
    {
        Move(now);
        if (resting == _resting)
        {
            return Finish(changed: false, cause: null);
        }

        if (resting)
        {
            EndPlay(complete: false);
        }

        _resting = resting;
        foreach (var campaign in _lane.Campaigns)
        {
            campaign.Rebase(resting ? _now : _restedAt, _now);
        }

        _restedAt = _now;
        return Finish(changed: false, cause: null, resting ? null : Back);
    }

    /// <summary>Notes how many of the lane's screens show what it plays: those that are on and under no emergency. A play counts once for each screen that showed all of it.</summary>
    public LaneStep Screens(int live, DateTimeOffset now)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(live);
        Move(now);
        _screens = live;
        if (_playing is { } playing && live < playing.Screens)
        {
            _playing = playing with { Screens = live };
        }

        return Finish(changed: false, cause: null);
    }

    /// <summary>What the lane has shown so far, without what plays now.</summary>
    public LaneTally Tally => new(
        _now,
        [.. _lane.Campaigns.Select(campaign => _resting ? campaign.Handover(_restedAt, _now) : campaign.Tally)],
        [.. _lane.Entries.Select(entry => entry.Tally)],
        Latest);

    /// <summary>What plays, and where everything will stand when that is over, does nobody come or go before; null before the first decision.</summary>
    public LaneOutlook? Outlook
    {
        get
        {
            if (_playing is not { } playing || _recent.IsEmpty)
            {
                return null;
            }

            var change = _lane.NextChange(_now) is { } next && Displaced(playing, next) is not null ? next : (DateTimeOffset?)null;
            var end = Earlier(playing.StartedAt + playing.Item.MaximumTime, EndedBySchedule(playing, change))!.Value;
            end = end < _now ? _now : end;
            var after = new ScheduledLane(_settings, _lane.Schedule, Tally, _now);
            if (!playing.Counted)
            {
                after.Campaigns.FirstOrDefault(campaign => campaign.Id == playing.Campaign?.Id)?.End(end - playing.StartedAt, playing.Screens);
            }

            return new LaneOutlook(_recent[0], playing.Item, Tally with { At = end, Campaigns = [.. after.Campaigns.Select(campaign => campaign.Tally)] });
        }
    }

    private ContentCategory Latest => _playing?.Item.Category ?? _latest;

    /// <summary>Makes settings and a schedule ready to run, and finds what plays in them again.</summary>
    private void Ready(LaneSettings settings, LaneSchedule schedule)
    {
        var tally = Tally with { Campaigns = [.. _lane.Campaigns.Select(campaign => campaign.Handover(_resting ? _restedAt : _now, _now))] };
        _settings = settings;
        _lane = new ScheduledLane(settings, schedule, tally, _now);
        _restedAt = _now;
        if (_playing is not { } playing)
        {
            return;
        }

        var campaign = _lane.Campaigns.FirstOrDefault(it => it.Id == playing.Campaign?.Id);
        var entry = _lane.Entries.FirstOrDefault(it => it.Id == playing.Entry?.Id);
        var items = campaign?.Items ?? entry?.Items ?? (playing.IsScheduled ? [] : _lane.Chosen);
        var same = items.FirstOrDefault(item => Same(item, playing.Item) && item.MaximumTime == playing.Item.MaximumTime)
            ?? items.FirstOrDefault(item => Same(item, playing.Item));
        if (same is null)
        {
            EndPlay(complete: false, campaign);
            _latest = playing.Item.Category;
            _playing = null;
        }
        else
        {
            _playing = playing with { Item = same, Campaign = campaign, Entry = entry };
        }
    }

    private static bool Same(ContentItem one, ContentItem other) => one.ContentId == other.ContentId && one.Sha256 == other.Sha256;

    /// <summary>Counts what plays, up to now, for its campaign.</summary>
    private void EndPlay(bool complete, ScheduledCampaign? heir = null)
    {
        if (_playing is { Counted: false } playing)
        {
            _playing = playing with { Counted = true };
            var time = _now - playing.StartedAt;
            (heir ?? playing.Campaign)?.End(time < playing.Item.MaximumTime ? time : playing.Item.MaximumTime, complete ? playing.Screens : 0);
        }
    }

    /// <summary>Why an item must not begin now, whoever wants to play it; or null.</summary>
    private string? BlocksBeginning(ContentItem item) =>
        LaneRules.MayPlayAt(item, _now)
        ?? _safety.BlocksBeginning(item.Category, _eyes, _mode, _now)
        ?? BlocksBeside(item.Category);

    /// <summary>Keeps family content and restricted content apart. Restricted content begins only where something else than family content can always follow it.</summary>
    private string? BlocksBeside(ContentCategory category)
    {
        if (category == ContentCategory.Family)
        {
            return Latest.IsRestricted() ? $"family content is never shown right after {Latest.Name()} content" : null;
        }

        if (!category.IsRestricted())
        {
            return null;
        }

        return Latest == ContentCategory.Family ? $"{category.Name()} content is never shown right after family content"
            : _settings.Content.Any(item => item.Category == ContentCategory.None && item is { AvailableFrom: null, ExpiresAt: null } && LaneRules.IsForAnybody(item, _settings.Kind)) ? null
            : "nothing but family content could follow it";
    }

    private ScheduleChoice Scheduled() => new(_lane, _screens, _now, BlocksBeginning);

    /// <summary>Whether what plays may stay when an order makes the lane look.</summary>
    private bool MayStay(Play playing)
    {
        if (playing.Campaign is { } campaign)
        {
            return campaign.Open.At(_now).Open;
        }

        return Displaced(playing) is null && (playing.Entry is not null || Weigh().Score(playing.Item.ContentId) != 0);
    }

    /// <summary>Why an entry's play, or a play that the audience chose, has to make room for another entry; or null.</summary>
    private string? Displaced(Play playing) => Displaced(playing, _now);

    private string? Displaced(Play playing, DateTimeOffset at)
    {
        if (playing.Entry is { } own && !own.Open.At(at).Open)
        {
            return $"the time of the schedule entry {own.Entry.Name} is over";
        }

        var better = _lane.Entries.FirstOrDefault(entry => (playing.Entry is not { } mine || entry.Entry.Priority > mine.Entry.Priority)
            && entry.Open.At(at).Open && entry.Limit.FreeAt(at) <= at && entry.Items.Any(item => BlocksBeginning(item) is null));
        return better is null ? null : $"the time of the schedule entry {better.Entry.Name} has come";
    }

    /// <summary>Why the schedule ends what plays before its time; or null. What a campaign plays, it leaves alone.</summary>
    private string? ScheduleEnds(Play playing)
    {
        if (playing.Item.ExpiresAt <= _now)
        {
            return $"{playing.Item.Title} has expired";
        }

        if (playing.Campaign is not null || _now < playing.StartedAt + playing.Item.MinimumTime)
        {
            return null;
        }

        return _boundary <= _now ? Displaced(playing) ?? CannotWait() : CannotWait();
    }

    private string? CannotWait() => Scheduled().CannotWaitAt() <= _now ? "a campaign cannot wait any longer" : null;

    /// <summary>When the schedule may end what plays before its time; null when it does not.</summary>
    private DateTimeOffset? NextLook(Play playing)
    {
        if (playing.Campaign is not null || _lane.IsEmpty)
        {
            return playing.Item.ExpiresAt;
        }

        _boundary = _lane.NextChange(_now);
        return EndedBySchedule(playing, _boundary);
    }

    /// <summary>When an entry or a campaign, whose time changes at the boundary or which can wait no longer, or the content's own end may end a play.</summary>
    private DateTimeOffset? EndedBySchedule(Play playing, DateTimeOffset? boundary)
    {
        if (playing.Campaign is not null || _lane.IsEmpty)
        {
            return playing.Item.ExpiresAt;
        }

        var early = playing.StartedAt + playing.Item.MinimumTime;
        var look = Earlier(boundary, Scheduled().CannotWaitAt());
        look = look < early ? early : look;
        return Earlier(look, playing.Item.ExpiresAt);
    }
}
