using Actors.Api;
using Actors.Audiences;
using Actors.Lanes;
using Actors.Stores;

namespace Actors.Live;

/// <summary>
/// The lanes as they are now: counts come by themselves at every change, and the decisions with all their steps, many times as large, are
/// asked for only when there is a new one.
/// </summary>
internal sealed class LaneFeed(StoreSettings store, LiveStore live, TimeProvider clock) : IAudienceObserver
{
    /// <summary>Lanes are asked once a second: one that is silent for so long beyond what its cameras' words are good for is out of reach.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, LaneSnapshot> _latest = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _heard = new(StringComparer.Ordinal);
    private readonly HashSet<string> _stale = new(StringComparer.Ordinal);
    private TaskCompletionSource _overtaken = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when a lane has to be asked for its snapshot.</summary>
    public Task Overtaken
    {
        get
        {
            lock (_gate)
            {
                return _overtaken.Task;
            }
        }
    }

    public void OnAudienceChanged(LaneAudience audience)
    {
        lock (_gate)
        {
            if (!_latest.TryGetValue(audience.LaneId, out var known) || known.Decisions != audience.Decisions || known.Mode != audience.Mode)
            {
                _stale.Add(audience.LaneId);
                _overtaken.TrySetResult();
            }

            // The decisions may take longer than the counts are true.
            if (known is not null && known.Mode == audience.Mode && (audience.At >= known.At || known.Decisions != audience.Decisions))
            {
                Publish(known with { At = audience.At, Audience = audience.Audience, Blind = audience.Blind, Sightings = audience.Sightings });
            }
        }
    }

    /// <summary>Shows nobody any more at a lane that has been silent for longer than its cameras are believed: it is blind as far as anybody here knows.</summary>
    public void ForgetSilent()
    {
        lock (_gate)
        {
            foreach (var lane in _latest.Values.ToArray())
            {
                if (lane.Audience.Count > 0 && SettingsOf(lane.LaneId) is { } settings && clock.GetElapsedTime(_heard[lane.LaneId]) > settings.SightingTimeToLive + Patience)
                {
                    Show(lane with { Audience = AudienceSnapshot.Empty, Blind = true }, settings);
                }
            }
        }
    }

    public void OnLaneChanged(LaneSnapshot lane)
    {
        lock (_gate)
        {
            Publish(lane);
        }
    }

    /// <summary>The lanes to be asked for their snapshots; they are not named again before they change again.</summary>
    public IReadOnlyList<string> TakeOvertaken()
    {
        lock (_gate)
        {
            string[] lanes = [.. _stale];
            _stale.Clear();
            if (_overtaken.Task.IsCompleted)
            {
                _overtaken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            return lanes;
        }
    }

    private void Publish(LaneSnapshot lane)
    {
        if (SettingsOf(lane.LaneId) is { } settings)
        {
            _heard[lane.LaneId] = clock.GetTimestamp();
            Show(lane, settings);
        }
    }

    private void Show(LaneSnapshot lane, LaneSettings settings)
    {
        _latest[lane.LaneId] = lane;
        live.Publish(LiveKinds.Lane, lane.LaneId, lane.View(settings));
    }

    private LaneSettings? SettingsOf(string laneId) => store.Lanes.FirstOrDefault(known => known.LaneId == laneId);
}
