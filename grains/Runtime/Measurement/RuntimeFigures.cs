using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Actors.Displays;

namespace Actors.Measurement;

/// <summary>What the grains count, under the meter `Actors`.</summary>
internal sealed class RuntimeFigures
{
    private static readonly string[] States = [.. Enum.GetNames<DisplayHealth>().Select(name => name.ToLowerInvariant())];

    private readonly Counter<long> _sightings;
    private readonly Counter<long> _ignored;
    private readonly Counter<long> _decisions;
    private readonly Counter<long> _plays;
    private readonly Counter<long> _proofs;
    private readonly Counter<long> _sales;
    private readonly Counter<long> _unreachable;
    private readonly Counter<long> _lost;
    private readonly Counter<long> _decisionsLost;
    private readonly Counter<long> _observers;
    private readonly Counter<long> _healthChanges;
    private readonly Counter<double> _healthSeconds;
    private readonly ConcurrentDictionary<string, int> _lanes = new(StringComparer.Ordinal);

    public RuntimeFigures(IMeterFactory meters)
    {
        var meter = meters.Create("Actors");
        _sightings = meter.CreateCounter<long>("actors.sighting.batches", description: "Sighting batches that lanes took.");
        _ignored = meter.CreateCounter<long>("actors.sighting.batches.ignored", description: "Sighting batches of another mode, of an unknown camera, or out of order.");
        _decisions = meter.CreateCounter<long>("actors.decisions", description: "Decisions of lanes.");
        _plays = meter.CreateCounter<long>("actors.plays", description: "Plays that pages reported.");
        _proofs = meter.CreateCounter<long>("actors.proofs", description: "Proofs of play that were recorded, each once.");
        _sales = meter.CreateCounter<long>("actors.sales", description: "Sales that were recorded, each once.");
        _unreachable = meter.CreateCounter<long>("actors.unreachable", description: "Calls from a lane to a camera or display, or from a store to a lane, that failed or took too long; each is tried again.");
        _lost = meter.CreateCounter<long>("actors.cameras.lost", description: "Cameras whose host fell silent.");
        _decisionsLost = meter.CreateCounter<long>("actors.decisions.lost", description: "Decisions that are missing in the log of decisions: its queue was full, or it could not be written.");
        _observers = meter.CreateCounter<long>("actors.observer.failures", description: "Calls back to an observer that failed.");
        _healthChanges = meter.CreateCounter<long>("actors.display.health.changes", description: "Times that a display came into a state of health.");
        _healthSeconds = meter.CreateCounter<double>("actors.display.health.seconds", description: "Seconds that displays were in a state of health, all of them together.");
        meter.CreateObservableGauge(
            "actors.lane.activations", () => _lanes.Select(lane => new Measurement<int>(lane.Value, new KeyValuePair<string, object?>("lane", lane.Key))),
            description: "Activations of the lane in this process; over all silos of a settled cluster at most 1.");
    }

    public void LaneActivated(string lane) => _lanes.AddOrUpdate(lane, 1, static (_, count) => count + 1);

    public void LaneDeactivated(string lane)
    {
        // A lane that is elsewhere is another's to report.
        if (_lanes.AddOrUpdate(lane, 0, static (_, count) => count - 1) <= 0)
        {
            _lanes.TryRemove(new KeyValuePair<string, int>(lane, 0));
        }
    }

    public void Batch(bool accepted) => (accepted ? _sightings : _ignored).Add(1);

    public void Decided() => _decisions.Add(1);

    public void Played() => _plays.Add(1);

    public void Proved(int plays) => _proofs.Add(plays);

    public void Sold() => _sales.Add(1);

    public void Unreachable() => _unreachable.Add(1);

    public void DecisionsLost(int decisions) => _decisionsLost.Add(decisions);

    public void CameraLost() => _lost.Add(1);

    public void HealthChanged(DisplayHealth health) => _healthChanges.Add(1, State(health));

    public void InHealth(DisplayHealth health, TimeSpan time) => _healthSeconds.Add(time.TotalSeconds, State(health));

    private static KeyValuePair<string, object?> State(DisplayHealth health) => new("state", States[(int)health]);

    public void ObserverFailed() => _observers.Add(1);
}
