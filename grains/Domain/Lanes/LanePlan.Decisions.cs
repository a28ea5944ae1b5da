using System.Collections.Immutable;
using Actors.Audiences;
using Actors.Displays;

namespace Actors.Lanes;

public sealed partial class LanePlan
{
    private const string Back = "the screens are back";

    /// <summary>Brings everything up to this moment and decides when there is a reason to.</summary>
    /// <param name="changed">Whether the event itself changed what an operator sees.</param>
    /// <param name="cause">The batch that the event brought.</param>
    /// <param name="orders">What the event was, when it orders the lane to look whether the current content may still play.</param>
    private LaneStep Finish(bool changed, SightingBatch? cause, string? orders = null)
    {
        var people = _eyes.People(_mode, _now);
        changed |= !people.Same(_people);
        _people = people;
        _settled.See(people, confirmed: cause is not null, _now);
        _safety.See(_eyes, _mode, _now);
        var play = _started ? Decide(cause, orders) : null;
        return new LaneStep(true, changed || play is not null, play, WakeAt());
    }

    private LanePlay? Decide(SightingBatch? cause, string? orders)
    {
        if (_playing is not { } playing)
        {
            return Begin(orders ?? "nothing plays", leave: null, cause: null);
        }

        if (_safety.BlocksGoingOn(playing.Item.Category, _eyes, _mode, _now) is { } blocker)
        {
            return Begin($"{playing.Item.Title} ends at once: {blocker}", leave: playing.Item.ContentId, cause);
        }

        if (orders is not null && (orders == Back || !MayStay(playing)))
        {
            return Begin(orders, leave: playing.Item.ContentId, cause: null);
        }

        if (_resting)
        {
            return null;
        }

        if (_now >= playing.StartedAt + playing.Item.MaximumTime)
        {
            return Begin("the spot has ended", leave: playing.Item.ContentId, cause: null);
        }

        if (_lookAt <= _now || orders is not null)
        {
            if (ScheduleEnds(playing) is { } why)
            {
                return Begin(why, leave: playing.Item.ContentId, cause: null);
            }

            _lookAt = NextLook(playing);
        }

        if (playing.IsScheduled || !AudienceChanged(playing) || _now < MayChangeAt(playing, confirmed: cause is not null))
        {
            return null;
        }

        var choice = Weigh();
        if (choice.Score(playing.Item.ContentId) >= choice.Best)
        {
            _playing = playing with { Audience = _settled.People, Knowledge = Knowledge };
            return null;
        }

        return Begin("the audience has changed", leave: null, cause);
    }

    /// <summary>When a changed audience may end the spot: at its minimum time with a sighting that still shows the change, a little later without one.</summary>
    private static DateTimeOffset MayChangeAt(Play playing, bool confirmed) =>
        playing.StartedAt + playing.Item.MinimumTime + (confirmed ? TimeSpan.Zero : SettledAudience.Grace);

    private bool AudienceChanged(Play playing) => Knowledge != playing.Knowledge || !_settled.People.SamePeople(playing.Audience);

    private ContentChoice Weigh() => new(_lane.Chosen, _settings.Kind, _settled.People.ToSnapshot(), Knowledge, item =>
        item.ContentId == _playing?.Item.ContentId
            ? LaneRules.MayPlayAt(item, _now) ?? _safety.BlocksGoingOn(item.Category, _eyes, _mode, _now)
            : BlocksBeginning(item));

    /// <summary>For settings that have changed under what plays, so that nothing but family content is left to follow restricted content: a blank screen would be worse.</summary>
    private ContentChoice WeighAnything() => new(_lane.Chosen, _settings.Kind, _settled.People.ToSnapshot(), Knowledge,
        item => LaneRules.MayPlayAt(item, _now) ?? _safety.BlocksBeginning(item.Category, _eyes, _mode, _now));

    private LanePlay Begin(string trigger, string? leave, SightingBatch? cause)
    {
        EndPlay(complete: _playing is { } ended && _now >= ended.StartedAt + ended.Item.MaximumTime);
        List<string> steps =
        [
            $"Decided because {trigger}.",
            $"The lane's mode is {_mode.Name()}; its audience is {AudienceMatch.Describe(_settled.People.ToSnapshot(), Knowledge)}.",
        ];
        var (pick, item, reason) = Choose(leave, steps);
        _decisions++;
        _lastPlayed[item.ContentId] = _decisions;
        _latest = item.Category;
        _playing = new Play(item, _now, Knowledge, _settled.People, pick?.Campaign, pick?.Entry, _screens);
        pick?.Campaign?.Begin(pick.Place, _now);
        pick?.Entry?.Begin(pick.Place, ++_lane.Turn, _now);
        _lookAt = NextLook(_playing);
        var decision = new Decision(
            _decisions, _now, item.ContentId, item.Title, trigger, reason, [.. steps], pick?.Campaign?.Id, pick?.Entry?.Id);
        _recent = _recent.Length < RecentDecisions ? _recent.Insert(0, decision) : _recent.RemoveAt(RecentDecisions - 1).Insert(0, decision);
        return new LanePlay(decision, item, Loop(_playing), Preload(), cause?.SentAt, cause?.Simulated ?? false, pick?.Campaign?.Id, pick?.Entry?.Id);
    }

    /// <summary>What is promised comes before what is scheduled, and that before what suits the audience.</summary>
    private (ScheduledPick? Pick, ContentItem Item, string Reason) Choose(string? leave, List<string> steps)
    {
        if (!_lane.IsEmpty && !_resting)
        {
            var scheduled = Scheduled();
            var pick = scheduled.Campaign() ?? scheduled.Entry();
            steps.AddRange(scheduled.Steps);
            if (pick is not null)
            {
                return (pick, pick.Item, pick.Reason);
            }

            steps.Add("Nothing is promised or scheduled now, so the lane chooses by its audience.");
        }

        var choice = Weigh();
        var (item, reason, words) = (choice.Best > 0 ? choice : WeighAnything()).Pick(leave, id => _lastPlayed.GetValueOrDefault(id));
        steps.AddRange(words);
        return (null, item, reason);
    }

    /// <summary>
    /// Content for anybody, for a screen that its lane does not reach: what is scheduled now, else the lane's own, turned so that it goes on
    /// after what plays now, and so that family content does not follow restricted content.
    /// </summary>
    private ImmutableArray<ContentItem> Loop(Play playing)
    {
        var scheduled = _lane.Entries.Where(entry => entry.Open.At(_now).Open).ToList();
        var highest = scheduled.Count == 0 ? 0 : scheduled.Max(entry => entry.Entry.Priority);
        var loop = scheduled.Where(entry => entry.Entry.Priority == highest).SelectMany(entry => entry.Items).Where(IsForAnybodyNow).ToList();
        if (loop.Count == 0 || (playing.Item.Category.IsRestricted() && loop.All(item => item.Category == ContentCategory.Family)))
        {
            loop = [.. _lane.Chosen.Where(IsForAnybodyNow)];
        }

        var next = loop.FindIndex(item => item.ContentId == playing.Item.ContentId) + 1;
        List<ContentItem> turned = [.. loop.Skip(next), .. loop.Take(next)];
        var first = playing.Item.Category.IsRestricted() ? Math.Max(0, turned.FindIndex(item => item.Category != ContentCategory.Family)) : 0;
        return [.. turned.Skip(first), .. turned.Take(first)];
    }

    private bool IsForAnybodyNow(ContentItem item) => LaneRules.IsForAnybody(item, _settings.Kind) && LaneRules.MayPlayAt(item, _now) is null;

    /// <summary>What this lane may come to show within the hour and what no loop holds: a screen that has it can switch at once.</summary>
    private ImmutableArray<ContentItem> Preload()
    {
        var soon = _now.AddHours(1);
        var scheduled = _lane.Campaigns.Where(campaign => campaign.Open.NextOpening(_now, soon) is not null).SelectMany(campaign => campaign.Items)
            .Concat(_lane.Entries.Where(entry => entry.Open.NextOpening(_now, soon) is not null).SelectMany(entry => entry.Items));
        return [.. scheduled.Concat(_lane.Chosen.Where(item => !LaneRules.IsForAnybody(item, _settings.Kind) || !_lane.IsEmpty))
            .Where(item => LaneRules.Suits(item, _settings.Kind) && LaneRules.MayPlayAt(item, item.AvailableFrom > _now && item.AvailableFrom < soon ? item.AvailableFrom.Value : _now) is null
                && (!item.Category.IsRestricted() || (!_settings.Family && _settings.Restricted.Any(window => window.Category == item.Category))))
            .DistinctBy(item => item.ContentId)];
    }

    private DateTimeOffset? WakeAt()
    {
        var wake = Earlier(_settled.WakeAt, _eyes.NextExpiry(_now));
        if (_playing is not { } playing)
        {
            return wake;
        }

        if (!_resting)
        {
            wake = Earlier(Earlier(wake, playing.StartedAt + playing.Item.MaximumTime), _lookAt);
            if (!playing.IsScheduled && AudienceChanged(playing))
            {
                wake = Earlier(wake, MayChangeAt(playing, confirmed: false));
            }
        }

        return !playing.Item.Category.IsRestricted() ? wake : Earlier(wake, _safety.OpenUntil(playing.Item.Category, _now));
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null || other is null ? one ?? other : one < other ? one : other;
}
