using System.Collections.Immutable;
using Actors.Audiences;
using Actors.Displays;
using Actors.Lanes;
using Actors.Stores;

namespace Actors.Signage;

/// <summary>
/// Answers what a screen would show at any moment, and why, by running its lane's own plan up to it. The run begins at the full hour that
/// lies one to two hours before, or at a tally's moment where that is nearer; at its beginning every campaign is on its plan. So the same
/// question about the same lane has the same answer. What nobody can know before is left out: emergencies, outages, and an audience other than the assumed.
/// </summary>
public static class SchedulePreview
{
    private const long Session = 1;
    private static readonly TimeSpan LongestPlay = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestRun = TimeSpan.FromHours(2);

    /// <summary>What a lane plays at the moment as it is known, or else runs the lane up to it from there.</summary>
    /// <param name="lane">The lane's settings.</param>
    /// <param name="schedule">The lane's schedule.</param>
    /// <param name="displayId">One of the lane's screens, by its key.</param>
    /// <param name="at">The moment.</param>
    /// <param name="mode">The lane's mode.</param>
    /// <param name="outlook">What the lane itself says; null when it says nothing.</param>
    /// <param name="people">How many people to assume in front of it, of whom nothing else is known; 0 for nobody.</param>
    /// <exception cref="ArgumentException">The lane has no such screen, or the number of people is not 0 to 100.</exception>
    public static ScreenPreview At(LaneSettings lane, LaneSchedule schedule, string displayId, DateTimeOffset at, LaneMode mode, LaneOutlook? outlook, int people = 0) =>
        outlook is { Playing: var playing, Next: var next } && playing.At <= at && at < next.At
            ? Seen(lane, schedule, displayId, at, playing, outlook.Content, next.At)
            : At(lane, schedule, displayId, at, mode, people, outlook?.Next);

    /// <summary>Runs the lane up to a moment.</summary>
    /// <param name="lane">The lane's settings.</param>
    /// <param name="schedule">The lane's schedule.</param>
    /// <param name="displayId">One of the lane's screens, by its key.</param>
    /// <param name="at">The moment.</param>
    /// <param name="mode">The lane's mode.</param>
    /// <param name="people">How many people to assume in front of it, of whom nothing else is known; 0 for nobody.</param>
    /// <param name="tally">Where the lane stood at some moment; null when it is not known.</param>
    /// <exception cref="ArgumentException">The lane has no such screen, or the number of people is not 0 to 100.</exception>
    public static ScreenPreview At(
        LaneSettings lane, LaneSchedule schedule, string displayId, DateTimeOffset at, LaneMode mode, int people = 0, LaneTally? tally = null)
    {
        ArgumentNullException.ThrowIfNull(lane);
        ArgumentNullException.ThrowIfNull(schedule);
        if (!lane.DisplayIds.Contains(displayId, StringComparer.Ordinal))
        {
            throw new ArgumentException($"displayId is \"{displayId}\"; allowed is one of {string.Join(", ", lane.DisplayIds)}.", nameof(displayId));
        }

        if (people is < 0 or > 100)
        {
            throw new ArgumentOutOfRangeException(nameof(people), people, "Allowed are 0 to 100 people.");
        }

        var start = new DateTimeOffset(at.UtcDateTime.Date.AddHours(at.UtcDateTime.Hour - 1), TimeSpan.Zero);
        var near = tally is not null && tally.At <= at && at - tally.At <= LongestRun;
        start = near ? tally!.At : start;
        var run = new PreviewRun(lane, schedule, mode, start, near ? tally! : OnPlan(lane, schedule, tally, start), people);
        run.To(at);
        var play = run.Playing;
        return Seen(lane, schedule, displayId, at, play.Decision, play.Content, run.NextDecision(at + LongestPlay));
    }

    /// <summary>What its lane's play makes of one screen.</summary>
    private static ScreenPreview Seen(LaneSettings lane, LaneSchedule schedule, string displayId, DateTimeOffset at, Decision decision, ContentItem content, DateTimeOffset until)
    {
        var zone = StoreZone.Find(lane.Zone);
        if (ScreenHoursRules.NextChange(schedule, displayId, zone, at) is { } change && change < until)
        {
            until = change;
        }

        return new ScreenPreview(
            displayId, at, ScreenHoursRules.IsOn(schedule, displayId, zone, at), decision, content, decision.At, until,
            LaneScheduling.LayoutOf(schedule, displayId)?.ItemId, LaneScheduling.ZonesOf(schedule, lane, displayId, at));
    }

    /// <summary>Every campaign as it should stand at a moment, and every entry where a tally left it.</summary>
    private static LaneTally OnPlan(LaneSettings lane, LaneSchedule schedule, LaneTally? tally, DateTimeOffset start)
    {
        // A known state of the past goes on from its moment; without one, or for the past, a campaign is on the straight line of its whole time.
        var known = tally is not null && tally.At <= start ? tally : LaneTally.Nothing;
        var planned = new ScheduledLane(lane, schedule, known, known.At);
        return known with
        {
            At = start,
            Campaigns = [.. planned.Campaigns.Select(campaign => campaign.OnPlan(start))],
            Entries = [.. planned.Entries.Select(entry => entry.Tally with { Recent = [] })],
        };
    }

    /// <summary>A lane's plan, driven as its grain drives it.</summary>
    private sealed class PreviewRun
    {
        private static readonly Sighting Somebody = new(1, AgeBand.Unknown, Gender.Unknown, Looking: false, Verified: false, MayBeMinor: true, TimeSpan.Zero, TimeSpan.Zero);

        private readonly LaneSettings _lane;
        private readonly LanePlan _plan;
        private readonly LaneMode _mode;
        private readonly ImmutableArray<Sighting> _people;
        private readonly List<OpenTime> _screens;
        private DateTimeOffset _now;
        private DateTimeOffset? _wake;
        private DateTimeOffset? _switch;
        private DateTimeOffset? _sight;
        private long _sequence;
        private LanePlay? _playing;

        public PreviewRun(LaneSettings lane, LaneSchedule schedule, LaneMode mode, DateTimeOffset start, LaneTally tally, int people)
        {
            _lane = lane;
            _mode = mode;
            _now = start;
            _people = [.. Enumerable.Repeat(Somebody, people)];
            _screens = [.. lane.DisplayIds.Select(id => ScreenHoursRules.On(schedule, id, StoreZone.Find(lane.Zone)))];
            _sight = people > 0 && mode != LaneMode.Off && !lane.CameraIds.IsEmpty ? start : null;
            _plan = new LanePlan(lane, mode, start, schedule, tally);
            Switch();
            Take(_plan.Start(start));
        }

        public LanePlay Playing => _playing!;

        public void To(DateTimeOffset moment)
        {
            while (Next() is { } next && next <= moment)
            {
                Step(next);
            }
        }

        /// <summary>When the lane decides next, or the latest moment when it does not before: it rests.</summary>
        public DateTimeOffset NextDecision(DateTimeOffset latest)
        {
            var playing = _playing;
            while (ReferenceEquals(playing, _playing) && Next() is { } next && next <= latest)
            {
                Step(next);
            }

            return ReferenceEquals(playing, _playing) ? latest : _now;
        }

        private DateTimeOffset? Next() => new[] { _wake, _switch, _sight }.Min();

        private void Step(DateTimeOffset next)
        {
            _now = next;
            if (_switch <= next)
            {
                Switch();
            }

            if (_sight <= next)
            {
                _sight = next + (_lane.SightingTimeToLive / 2);
                _sequence++;
                foreach (var camera in _lane.CameraIds)
                {
                    // Each person is seen once, by the first camera.
                    var seen = camera == _lane.CameraIds[0] ? _people : [];
                    Take(_plan.Observe(new SightingBatch(camera, _mode, _sequence, Session, next, next, Simulated: true, seen), next));
                }
            }

            Take(_plan.Tick(next));
        }

        private void Switch()
        {
            var on = _screens.Count(screen => screen.At(_now).Open);
            Take(_plan.Screens(on, _now));
            Take(_plan.Rest(on == 0, _now));
            _switch = _screens.Select(screen => screen.NextChange(_now, _now.AddDays(8))).Min();
        }

        private void Take(LaneStep step)
        {
            _wake = step.WakeAt;
            _playing = step.Play ?? _playing;
        }
    }
}
