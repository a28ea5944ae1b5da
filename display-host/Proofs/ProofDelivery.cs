using System.Collections.Immutable;
using Actors.Clusters;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Actors.Displays;

/// <summary>Brings the journal's proofs to the store, the oldest first, and again until the store has taken them.</summary>
internal sealed partial class ProofDelivery(
    IGrainFactory grains, IClusterGate gate, ProofJournal journal, DisplayFigures figures, TimeProvider clock, ILogger<ProofDelivery> log) : BackgroundService
{
    /// <summary>Proofs of all displays that are on their way at once; a display's share of them goes in one call.</summary>
    private const int BatchProofs = 200;

    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(10);

    /// <summary>How long a host that ends tries to empty its journal, for where its disk ends with it.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var backoff = new Backoff();
        try
        {
            await gate.WaitAsync(stoppingToken);
            while (true)
            {
                await journal.WaitAsync(stoppingToken);
                try
                {
                    await DeliverBatchAsync(stoppingToken);
                    backoff.Reset();
                }
                catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
                {
                    var wait = backoff.Next();
                    NotDelivered(journal.Waiting, wait.TotalSeconds, fault.Message);
                    await Task.Delay(wait, clock, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await SayFarewellAsync();
        }
    }

    private async Task SayFarewellAsync()
    {
        using var limit = new CancellationTokenSource(Farewell, clock);
        try
        {
            while (journal.Waiting > 0 && gate.IsOpen)
            {
                await DeliverBatchAsync(limit.Token);
            }
        }
        catch (Exception fault)
        {
            Kept(journal.Waiting, fault.Message);
        }
    }

    private async Task DeliverBatchAsync(CancellationToken cancellationToken)
    {
        var (proofs, end) = journal.Read(BatchProofs);
        await Task.WhenAll(proofs.GroupBy(proof => proof.DisplayId).Select(display => DeliverAsync(display.Key, [.. display], cancellationToken)));
        await journal.DeliveredAsync(end, cancellationToken);
        figures.Delivered(proofs.Count);
    }

    private async Task DeliverAsync(string displayId, ImmutableArray<PlayProof> proofs, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(CallTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await grains.GetGrain<IProofGrain>(displayId).RecordAsync(proofs, either.Token).WaitAsync(either.Token);
        }
        catch (ArgumentException refusal) when (proofs.Length == 1)
        {
            // The store was reached, and will say the same to this one for ever; the others must not wait for it.
            journal.PutAside(proofs[0], refusal.Message);
            figures.PutAside();
        }
        catch (ArgumentException)
        {
            foreach (var proof in proofs)
            {
                await DeliverAsync(displayId, [proof], cancellationToken);
            }
        }
    }

    [LoggerMessage(61, LogLevel.Warning, "{Waiting} proofs of play wait for the store; next try in {Seconds:0.0} s: {Reason}")]
    private partial void NotDelivered(long waiting, double seconds, string reason);

    [LoggerMessage(62, LogLevel.Information, "{Waiting} proofs of play stay in the journal until this host starts again: {Reason}")]
    private partial void Kept(long waiting, string reason);
}
