using System.Diagnostics.Metrics;
using Actors.Clusters;

namespace Actors.Displays;

/// <summary>What a display host counts, under the meter `Actors`.</summary>
internal sealed class DisplayFigures
{
    private readonly Counter<long> _proved;
    private readonly Counter<long> _delivered;
    private readonly Counter<long> _putAside;
    private readonly Counter<long> _doubted;
    private readonly Counter<long> _lost;
    private readonly Counter<long> _reloaded;
    private long _pages;

    public DisplayFigures(IMeterFactory meters, ProofJournal journal, StoreSites sites, IClusterGate gate)
    {
        var meter = meters.Create("Actors");
        _proved = meter.CreateCounter<long>("actors.display_host.proofs.written", description: "Proofs of play that pages brought and that are on this host's disk.");
        _delivered = meter.CreateCounter<long>("actors.display_host.proofs.delivered", description: "Proofs of play that the store has taken, those included that it had before.");
        _putAside = meter.CreateCounter<long>("actors.display_host.proofs.refused", description: "Proofs of play that the store refused for good; they lie aside.");
        _doubted = meter.CreateCounter<long>("actors.display_host.plays.doubted", description: "Plays that a page claimed and that cannot have happened.");
        _lost = meter.CreateCounter<long>("actors.display_host.plays.lost", description: "Plays that pages had no room to keep while they reached no host.");
        _reloaded = meter.CreateCounter<long>("actors.display_host.pages.reloaded", description: "Pages that loaded themselves again because they painted no more, got no further or grew.");
        meter.CreateObservableGauge("actors.display_host.proofs.waiting", () => journal.Waiting, description: "Proofs of play that wait for the store.");
        meter.CreateObservableGauge("actors.display_host.pages", () => Interlocked.Read(ref _pages), description: "Pages that are connected to this host now.");
        meter.CreateObservableGauge("actors.display_host.displays", () => sites.Current.Lanes.Sum(lane => lane.DisplayIds.Length), description: "Displays that this host serves.");
        meter.CreateObservableGauge("actors.cluster.connected", () => gate.IsOpen ? 1 : 0, description: "1 while this program reaches the store's silos.");
    }

    public void PageCame() => Interlocked.Increment(ref _pages);

    public void PageWent() => Interlocked.Decrement(ref _pages);

    public void Proved(int plays) => _proved.Add(plays);

    public void Delivered(int proofs) => _delivered.Add(proofs);

    public void PutAside() => _putAside.Add(1);

    public void Doubted() => _doubted.Add(1);

    public void Reloaded() => _reloaded.Add(1);

    public void Lost(long plays) => _lost.Add(plays);
}
