using Actors.Api;
using Actors.Lanes;
using Actors.Stores;

namespace Actors.Live;

/// <summary>
/// The lanes as they are now: counts come by themselves at every change, and the decisions with all their steps, many times as large, are
/// asked for only when there is a new one.
/// </summary>
internal sealed class LaneFeed(StoreSettings store, LiveStore live) : IAudienceObserver
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LaneSnapshot> _latest = new(StringComparer.Ordinal);
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
            else if (audience.At >= known.At)
            {
                Publish(known with { At = audience.At, Audience = audience.Audience, Blind = audience.Blind, Sightings = audience.Sightings });
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
        if (store.Lanes.FirstOrDefault(known => known.LaneId == lane.LaneId) is { } settings)
        {
            _latest[lane.LaneId] = lane;
            live.Publish(LiveKinds.Lane, lane.LaneId, lane.View(settings));
        }
    }
}
