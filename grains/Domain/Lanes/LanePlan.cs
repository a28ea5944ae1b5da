using System.Collections.Immutable;
using Actors.Audiences;
using Actors.Displays;
using Actors.Signage;
using Actors.Stores;

namespace Actors.Lanes;

/// <summary>
/// A lane's rules in one place: who is there, what plays, until when, and why. It has no clock: every event brings its moment, and every
/// step says when the plan wants to be woken. The same events lead to the same decisions. Not safe for use by several threads at once.
/// <para>
/// A lane decides when a spot has reached its maximum time; when the audience that counts has changed, the spot's minimum time is over and
/// something fits the new audience better; at once when a blocker of restricted content appears; and when a new mode or new settings forbid
/// what plays.
/// </para>
/// <para>
/// What is promised and what is scheduled comes before the choice by audience (<see cref="ScheduleChoice"/>), and no audience changes it. A
/// campaign's play runs to its end unless brand safety or its expiry ends it. A scheduled play makes room when its time is over, or the time
/// of a higher priority has come, once its minimum time is over; so does one that the audience chose. Either makes room for a campaign that
/// could not wait for its end without falling a play behind.
/// </para>
/// </summary>
public sealed partial class LanePlan
{
    private const int RecentDecisions = 20;

    private readonly Dictionary<string, long> _lastPlayed = new(StringComparer.Ordinal);
    private readonly LaneEyes _eyes;
    private readonly SettledAudience _settled;
    private LaneSettings _settings;
    private LaneMode _mode;
    private BrandSafety _safety;
    private GroupCounts _people = GroupCounts.Nobody;
    private Play? _playing;
    private ScheduledLane _lane;
    private ContentCategory _latest;
    private DateTimeOffset? _lookAt;
    private DateTimeOffset? _boundary;
    private DateTimeOffset _restedAt;
    private bool _resting;
    private bool _started;
    private int _screens;
    private DateTimeOffset _now;
    private ImmutableArray<Decision> _recent = [];
    private long _sightings;
    private long _decisions;

    /// <summary>Takes the lane's settings; <see cref="Start"/> takes the first decision.</summary>
    /// <param name="settings">The store's definition of the lane.</param>
    /// <param name="mode">The mode in force.</param>
    /// <param name="now">The moment.</param>
    /// <param name="schedule">What is scheduled; null for nothing.</param>
    /// <param name="tally">What the lane has shown before; null for nothing.</param>
    /// <exception cref="ArgumentException">The settings cannot be run (<see cref="LaneRules.Check"/>).</exception>
    public LanePlan(LaneSettings settings, LaneMode mode, DateTimeOffset now, LaneSchedule? schedule = null, LaneTally? tally = null)
    {
        LaneRules.Check(settings);
        _settings = settings;
        _mode = mode;
        _now = now;
        _safety = new BrandSafety(settings, StoreZone.Find(settings.Zone));
        _eyes = new LaneEyes(settings.CameraIds, settings.SightingTimeToLive);
        _settled = new SettledAudience(settings.AudienceHold, now);
        _lane = new ScheduledLane(settings, schedule ?? LaneSchedule.Nothing(settings.LaneId), tally ?? LaneTally.Nothing, now);
        _latest = tally?.Latest ?? ContentCategory.None;
        _screens = settings.DisplayIds.Length;
        _restedAt = now;
    }

    /// <summary>Takes the first decision; whatever comes before it only prepares it.</summary>
    public LaneStep Start(DateTimeOffset now)
    {
        Move(now);
        _started = true;
        return Finish(changed: true, cause: null, "the lane starts");
    }

    /// <summary>Takes a camera's batch. One of another mode, of an unknown camera, or not newer than the camera's last is ignored.</summary>
    public LaneStep Observe(SightingBatch batch, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Move(now);
        if (batch.Mode != _mode || _mode == LaneMode.Off || batch.Sightings.IsDefault || !_eyes.Accept(batch, _now))
        {
            return Finish(changed: false, cause: null) with { Accepted = false };
        }

        _sightings++;
        return Finish(changed: false, batch);
    }

    /// <summary>Lets time pass.</summary>
    public LaneStep Tick(DateTimeOffset now)
    {
        Move(now);
        return Finish(changed: false, cause: null);
    }

    /// <summary>Notes whether a camera runs.</summary>
    public LaneStep CameraChanged(string cameraId, bool running, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(cameraId);
        Move(now);
        var blind = Blind;
        var news = _eyes.Running(cameraId, running);
        return Finish(news && blind != Blind, cause: null) with { Accepted = news };
    }

    /// <summary>Obeys another mode and forgets the audience seen under the old one.</summary>
    public LaneStep ChangeMode(LaneMode mode, DateTimeOffset now)
    {
        Move(now);
        if (mode == _mode)
        {
            return Finish(changed: false, cause: null);
        }

        _mode = mode;
        _eyes.Forget();
        _settled.Forget(_now);
        return Finish(changed: true, cause: null, $"the mode has changed to {mode.Name()}");
    }

    /// <summary>Takes other settings; the audience stays, and so does what plays if it may still play.</summary>
    /// <exception cref="ArgumentException">The settings cannot be run; the old ones stay.</exception>
    public LaneStep Configure(LaneSettings settings, DateTimeOffset now)
    {
        LaneRules.Check(settings);
        Move(now);
        _screens = settings.DisplayIds.SequenceEqual(_settings.DisplayIds) ? _screens : settings.DisplayIds.Length;
        _safety = new BrandSafety(settings, StoreZone.Find(settings.Zone));
        _eyes.Configure(settings.CameraIds, settings.SightingTimeToLive);
        _settled.Hold(settings.AudienceHold);
        Ready(settings, _lane.Schedule);
        return Finish(changed: true, cause: null, "the settings have changed");
    }

    /// <summary>The lane as an operator sees it. The audience is everybody seen now, also those who do not count yet.</summary>
    public LaneSnapshot Snapshot(DateTimeOffset now) => new(
        _settings.LaneId, _settings.Name, _settings.Kind, _mode, now, _eyes.People(_mode, now).ToSnapshot(), Blind,
        _recent.IsEmpty ? null : _recent[0], _recent, _settings.CameraIds, _settings.DisplayIds, _sightings, _decisions);

    /// <summary>The counts of <see cref="Snapshot"/> alone.</summary>
    public LaneAudience Audience(DateTimeOffset now) =>
        new(_settings.LaneId, now, _mode, _eyes.People(_mode, now).ToSnapshot(), Blind, _sightings, _decisions);

    private bool Blind => _mode != LaneMode.Off && _eyes.Any && !_eyes.AnyRunning;

    private AudienceKnowledge Knowledge => _mode switch
    {
        LaneMode.Demographics when _eyes.AnyRunning => AudienceKnowledge.Groups,
        LaneMode.CountOnly when _eyes.AnyRunning => AudienceKnowledge.Counts,
        _ => AudienceKnowledge.None,
    };

    /// <summary>Moves on to a moment. A clock that was set back takes every remembered moment with it, so that nothing waits for hours.</summary>
    private void Move(DateTimeOffset now)
    {
        if (now < _now)
        {
            _eyes.PullBack(now);
            _settled.PullBack(now);
            _safety.PullBack(now);
            _playing = _playing is { } playing && playing.StartedAt > now ? playing with { StartedAt = now } : _playing;
            _restedAt = _restedAt > now ? now : _restedAt;
            _lookAt = _lookAt is null ? null : now;
            _lane.PullBack(now);
        }

        _now = now;
    }

    private sealed record Play(
        ContentItem Item, DateTimeOffset StartedAt, AudienceKnowledge Knowledge, GroupCounts Audience,
        ScheduledCampaign? Campaign = null, ScheduledEntry? Entry = null, int Screens = 0, bool Counted = false)
    {
        public bool IsScheduled => Campaign is not null || Entry is not null;
    }
}
