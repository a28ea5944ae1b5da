using System.Collections.Immutable;
using Actors.Audiences;
using Actors.Displays;

namespace Actors.Lanes;

public sealed partial class LanePlan
{
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
        var play = Decide(cause, orders);
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

        if (orders is not null && Weigh().Score(playing.Item.ContentId) == 0)
        {
            return Begin(orders, leave: playing.Item.ContentId, cause: null);
        }

        if (_now >= playing.StartedAt + playing.Item.MaximumTime)
        {
            return Begin("the spot has ended", leave: playing.Item.ContentId, cause: null);
        }

        if (!AudienceChanged(playing) || _now < MayChangeAt(playing, confirmed: cause is not null))
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

    private ContentChoice Weigh() => new(_settings, _settled.People.ToSnapshot(), Knowledge, item =>
        item == _playing?.Item
            ? _safety.BlocksGoingOn(item.Category, _eyes, _mode, _now)
            : _safety.BlocksBeginning(item.Category, _eyes, _mode, _now));

    private LanePlay Begin(string trigger, string? leave, SightingBatch? cause)
    {
        var (item, reason, steps) = Weigh().Pick(leave, id => _lastPlayed.GetValueOrDefault(id));
        _decisions++;
        _lastPlayed[item.ContentId] = _decisions;
        _playing = new Play(item, _now, Knowledge, _settled.People);
        var decision = new Decision(_decisions, _now, item.ContentId, item.Title, trigger, reason,
        [
            $"Decided because {trigger}.",
            $"The lane's mode is {_mode.Name()}; its audience is {AudienceMatch.Describe(_settled.People.ToSnapshot(), Knowledge)}.",
            .. steps,
        ]);
        _recent = _recent.Length < RecentDecisions ? _recent.Insert(0, decision) : _recent.RemoveAt(RecentDecisions - 1).Insert(0, decision);
        return new LanePlay(decision, item, Loop(item), Preload(), cause?.SentAt, cause?.Simulated ?? false);
    }

    /// <summary>Content for anybody, turned so that it goes on after what plays now.</summary>
    private ImmutableArray<ContentItem> Loop(ContentItem playing)
    {
        var loop = _settings.Content.Where(item => LaneRules.IsForAnybody(item, _settings.Kind)).ToList();
        var next = loop.FindIndex(item => item.ContentId == playing.ContentId) + 1;
        return [.. loop.Skip(next), .. loop.Take(next)];
    }

    /// <summary>Targeted content that this lane may come to show: a screen that has it can switch at once.</summary>
    private ImmutableArray<ContentItem> Preload() =>
        [.. _settings.Content.Where(item => LaneRules.Suits(item, _settings.Kind)
            && !LaneRules.IsForAnybody(item, _settings.Kind)
            && (!item.Category.IsRestricted() || (!_settings.Family && _settings.Restricted.Any(window => window.Category == item.Category))))];

    private DateTimeOffset? WakeAt()
    {
        var wake = Earlier(_settled.WakeAt, _eyes.NextExpiry(_now));
        if (_playing is not { } playing)
        {
            return wake;
        }

        wake = Earlier(wake, playing.StartedAt + playing.Item.MaximumTime);
        if (AudienceChanged(playing))
        {
            wake = Earlier(wake, MayChangeAt(playing, confirmed: false));
        }

        return !playing.Item.Category.IsRestricted() ? wake : Earlier(wake, _safety.OpenUntil(playing.Item.Category, _now));
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null || other is null ? one ?? other : one < other ? one : other;
}
