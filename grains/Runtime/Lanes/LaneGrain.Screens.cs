using System.Collections.Immutable;
using Actors.Displays;
using Actors.Emergencies;
using Actors.Observers;
using Actors.Signage;
using Actors.Stores;

namespace Actors.Lanes;

/// <summary>What each of the lane's displays ought to show: its emergency, or what the plan plays.</summary>
internal sealed partial class LaneGrain
{
    /// <summary>How far ahead several displays of one lane are told, so that they switch together: more than a program takes to a page that has its content.</summary>
    private static readonly TimeSpan Lead = TimeSpan.FromMilliseconds(300);

    private static readonly TimeSpan DarkAhead = TimeSpan.FromDays(7);

    private readonly Dictionary<string, DisplayProgram> _programs = new(StringComparer.Ordinal);
    private readonly HandOut _screens = new(Patience, clock);
    private LanePlay? _shown;
    private Guid _playId;
    private long _revision;

    private LaneSchedule Schedule => record.State.Schedule ?? LaneSchedule.Nothing(Key);

    /// <summary>
    /// Displays ignore programs that are older than theirs, so a lane that has forgotten its count goes on from theirs: the clock alone
    /// would not do on a box that wakes up in the past. One with an emergency is told at once, whatever the others take to answer.
    /// </summary>
    private async Task LearnProgramsAsync(LaneSettings settings) => await Task.WhenAll(settings.DisplayIds.Select(async id =>
    {
        DisplayProgram? program = null;
        if (!await ReachAsync(id, async deadline => program = await GrainFactory.GetGrain<IDisplayGrain>(id).GetProgramAsync(deadline)))
        {
            return;
        }

        _revision = Math.Max(_revision, program?.Revision ?? 0);
        if (program is { EmergencyId: not null })
        {
            _programs[id] = program;
        }

        var now = clock.GetUtcNow();
        if (EmergencyRules.For(id, settings, record.State.Emergencies, now) is { } emergency && !Shows(program, emergency))
        {
            Raise(now);
            _programs[id] = Alert(id, emergency, program, Note(emergency, now), now);
            await _screens.ToAsync([id]);
        }
    }));

    /// <summary>Brings every display whose program is to change its new one, to all at once. Those that cannot be reached are tried again and hold up nobody.</summary>
    /// <param name="play">What the plan has decided; null when it goes on.</param>
    /// <param name="renewed">Whether the division of the screens and their hours may have changed.</param>
    private async Task ShowAsync(LanePlay? play, bool renewed = false)
    {
        var settings = record.State.Settings!;
        if (play is null && !renewed && !Alarmed)
        {
            return;
        }

        var now = clock.GetUtcNow();
        if (play is not null)
        {
            _shown = play;
            _playId = play.Decision.PlayId!.Value;
        }

        var alerts = new List<(string DisplayId, Emergency Emergency)>();
        var spots = new List<DisplayProgram>();
        foreach (var id in settings.DisplayIds)
        {
            var current = _programs.GetValueOrDefault(id);
            if (EmergencyRules.For(id, settings, record.State.Emergencies, now) is { } emergency)
            {
                if (!Shows(current, emergency))
                {
                    alerts.Add((id, emergency));
                }
            }
            else if (_shown is { } shown && (play is not null || current is null or { EmergencyId: not null } || renewed))
            {
                var spot = Spot(id, shown, caused: play is not null, settings, now);
                if (play is not null || !Same(spot, current))
                {
                    spots.Add(spot);
                }
            }
        }

        if (alerts.Count + spots.Count == 0)
        {
            return;
        }

        Raise(now);
        foreach (var alert in alerts.GroupBy(static alert => alert.Emergency, static alert => alert.DisplayId))
        {
            var playId = Note(alert.Key, now);
            foreach (var id in alert)
            {
                _programs[id] = Alert(id, alert.Key, _programs.GetValueOrDefault(id), playId, now);
            }
        }

        foreach (var spot in spots)
        {
            _programs[spot.DisplayId] = spot with
            {
                Revision = _revision,
                SwitchAt = spots.Count > 1 && spot.SightingSentAt is null ? now + Lead : null,
            };
        }

        await _screens.ToAsync([.. alerts.Select(static alert => alert.DisplayId), .. spots.Select(static spot => spot.DisplayId)]);
    }

    /// <summary>Whether an emergency is in force or may come into force, or a display still shows one.</summary>
    private bool Alarmed => record.State.Emergencies is { Emergencies.IsEmpty: false } || _programs.Values.Any(static program => program.EmergencyId is not null);

    private void Raise(DateTimeOffset now) => _revision = Math.Max(_revision + 1, now.ToUnixTimeMilliseconds());

    private DisplayProgram Spot(string displayId, LanePlay play, bool caused, LaneSettings settings, DateTimeOffset now) => new(
        displayId, _revision, _playId, play.Content, play.Decision.At, play.Decision.Reason, play.Loop,
        caused ? play.SightingSentAt : null, caused && play.Simulated, play.Preload,
        CampaignId: play.Decision.CampaignId,
        Zones: LaneScheduling.ZonesOf(Schedule, settings, displayId, now),
        Dark: Dark(displayId, settings, now));

    /// <summary>An emergency has the whole screen. What it goes on with when it has expired and nobody can be reached is what it had before.</summary>
    private DisplayProgram Alert(string displayId, Emergency emergency, DisplayProgram? before, Guid playId, DateTimeOffset now) => new(
        displayId, _revision, playId, emergency.Content, now, Why(emergency), _shown?.Loop ?? before?.Loop ?? [], null, false, _shown?.Preload ?? before?.Preload ?? [],
        EmergencyId: emergency.EmergencyId,
        Until: emergency.ExpiresAt,
        Dark: record.State.Settings is { } settings ? Dark(displayId, settings, now) : []);

    private ImmutableArray<DarkWindow> Dark(string displayId, LaneSettings settings, DateTimeOffset now) =>
        ScreenHoursRules.Dark(Schedule, displayId, StoreZone.Find(settings.Zone), now, DarkAhead);

    private static string Why(Emergency emergency) =>
        $"The emergency \"{emergency.Headline}\" ({emergency.Severity.ToString().ToLowerInvariant()}), fired by {emergency.FiredBy}, takes over until {emergency.ExpiresAt:yyyy-MM-dd HH:mm:ss} UTC.";

    private static bool Shows(DisplayProgram? program, Emergency emergency) =>
        program is not null && program.EmergencyId == emergency.EmergencyId && program.Until == emergency.ExpiresAt
        && program.Now.ContentId == emergency.Content.ContentId && program.Now.Sha256 == emergency.Content.Sha256;

    /// <summary>Whether a display has no need to hear of a program: it plays the same on a screen that is divided and switched in the same way.</summary>
    private static bool Same(DisplayProgram one, DisplayProgram? other) =>
        other is { EmergencyId: null } && one.PlayId == other.PlayId && one.Dark.SequenceEqual(other.Dark)
        && one.Zones.Length == other.Zones.Length
        && one.Zones.Zip(other.Zones, static (mine, theirs) => mine with { Loop = [] } == theirs with { Loop = [] } && mine.Loop.Select(static item => (item.Sha256, item.MaximumTime)).SequenceEqual(theirs.Loop.Select(static item => (item.Sha256, item.MaximumTime)))).All(static same => same);

    /// <summary>Makes the id of an emergency's play, and leaves word of why it plays.</summary>
    private Guid Note(Emergency emergency, DateTimeOffset now)
    {
        var playId = Guid.NewGuid();
        LogAlert(Key, emergency.EmergencyId);
        decisions.Add(new LoggedDecision(StoreId, Key, playId, new Decision(
            0, now, emergency.Content.ContentId, emergency.Content.Title, "an emergency is in force", Why(emergency),
            [
                "An emergency is alone on its screens and comes before everything that is scheduled.",
                "Of several for one screen the gravest counts, of equals the latest.",
            ],
            PlayId: playId)));
        return playId;
    }
}
