using System.Threading.Channels;
using Actors.Measurement;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Actors.Lanes;

/// <summary>
/// Brings the lanes' decisions into the log without ever delaying one: a bounded queue that drops what comes when it is full, and one writer
/// that takes what has gathered. What cannot be written is dropped as well, and both are counted.
/// </summary>
internal sealed partial class DecisionFeed(TimeProvider clock, RuntimeFigures figures, ILogger<DecisionFeed> log, IDecisionLog? decisions = null) : BackgroundService
{
    private const int QueueLength = 10_000;
    private const int MostAtOnce = 500;
    private static readonly TimeSpan PruneInterval = TimeSpan.FromHours(1);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    private readonly Channel<LoggedDecision> _queue = Channel.CreateBounded<LoggedDecision>(
        new BoundedChannelOptions(QueueLength) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    /// <summary>Takes a decision to be written; returns at once.</summary>
    public void Add(LoggedDecision decision)
    {
        if (decisions is not null && !_queue.Writer.TryWrite(decision))
        {
            figures.DecisionsLost(1);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (decisions is null)
        {
            return;
        }

        var pruneAt = clock.GetUtcNow();
        var batch = new List<LoggedDecision>(MostAtOnce);
        try
        {
            while (await _queue.Reader.WaitToReadAsync(stoppingToken))
            {
                await WriteAsync(batch, stoppingToken);
                if (clock.GetUtcNow() >= pruneAt)
                {
                    pruneAt = clock.GetUtcNow() + PruneInterval;
                    await TryAsync(() => decisions.PruneAsync(clock.GetUtcNow() - IDecisionLog.KeepTime, stoppingToken), 0, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What has gathered is written before the silo ends; the host waits for it no longer than for anything else.
            await WriteAsync(batch, CancellationToken.None);
        }
    }

    private async Task WriteAsync(List<LoggedDecision> batch, CancellationToken cancellationToken)
    {
        batch.Clear();
        while (batch.Count < MostAtOnce && _queue.Reader.TryRead(out var decision))
        {
            batch.Add(decision);
        }

        if (batch.Count > 0)
        {
            await TryAsync(() => decisions!.WriteAsync(batch, cancellationToken), batch.Count, cancellationToken);
        }
    }

    private async Task TryAsync(Func<ValueTask> work, int lost, CancellationToken cancellationToken)
    {
        try
        {
            await work();
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            figures.DecisionsLost(lost);
            LogLost(fault, lost);
            await Task.Delay(Rest, clock, cancellationToken);
        }
    }

    [LoggerMessage(211, LogLevel.Warning, "The log of decisions cannot be written; {Lost} decisions are missing in it")]
    private partial void LogLost(Exception fault, int lost);
}
