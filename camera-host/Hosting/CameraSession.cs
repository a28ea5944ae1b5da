using System.Security.Cryptography;
using Actors.Audiences;
using Actors.Lanes;
using Actors.Vision;
using Microsoft.Extensions.Logging;

namespace Actors.Cameras;

/// <summary>One camera in this host: asks its grain for the mode, runs its source while that allows, tells the lane what it sees.</summary>
internal sealed partial class CameraSession(
    string hostId,
    CameraPost camera,
    Func<CameraSource> resolve,
    Func<CameraSource, ModeInForce, Outbox, CameraCounters, ICameraFeed> openFeed,
    IGrainFactory grains,
    TimeProvider clock,
    ILogger logger) : IDisposable
{
    /// <summary>A grain that is silent for so long no longer allows anything.</summary>
    public static readonly TimeSpan SilenceOfGrain = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan SubscriptionInterval = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(10);

    private readonly ModeInForce _mode = new();
    private readonly Outbox _outbox = new();
    private readonly CameraCounters _counters = new();
    private readonly FrameRate _rate = new(clock);
    private readonly CameraStatus _status = new();
    private readonly Backoff _backoff = new(Random.Shared);
    private CameraSource? _source;
    private ICameraFeed? _feed;

    private string SourceName => _source?.Name ?? CameraSource.NameOf(camera.Source);

    private bool IsSimulated => _source is { } source ? source.Kind == CameraSourceKind.Simulator : CameraSource.IsSimulator(camera.Source);

    /// <summary>Runs until the token is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var observer = new Observer(_mode);
        var reference = grains.CreateObjectReference<ICameraObserver>(observer);
        try
        {
            using var scope = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            Task[] parts = [ReportAsync(reference, scope.Token), WatchAsync(scope.Token), SendAsync(scope.Token)];
            await Task.WhenAny(parts);
            await scope.CancelAsync();
            try
            {
                await Task.WhenAll(parts);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
            }
        }
        finally
        {
            _mode.Lapse();
            await UnsubscribeAsync(reference);
            grains.DeleteObjectReference<ICameraObserver>(reference);
            GC.KeepAlive(observer);
        }
    }

    /// <summary>The report for the grain.</summary>
    public CameraHeartbeat Report()
    {
        var (state, error) = _status.Read();
        return new CameraHeartbeat(
            camera.CameraId,
            state,
            error,
            _mode.Current,
            IsSimulated,
            _rate.PerSecond,
            _counters.Frames,
            _counters.Analysed,
            _counters.Unchanged,
            _counters.Dropped,
            _counters.Batches,
            _counters.Lifetimes.Snapshot(),
            _feed?.Provider ?? "none",
            hostId);
    }

    public void Dispose() => _feed?.Dispose();

    private async Task ReportAsync(ICameraObserver observer, CancellationToken cancellationToken)
    {
        var grain = grains.GetGrain<ICameraGrain>(camera.CameraId);
        var heard = clock.GetTimestamp();
        long? subscribed = null;
        using var timer = new PeriodicTimer(HeartbeatInterval, clock);
        Task<bool>? tick = null;
        while (true)
        {
            try
            {
                var notices = _mode.Ask();
                if (subscribed is null || clock.GetElapsedTime(subscribed.Value) >= SubscriptionInterval)
                {
                    _mode.Answer(await CallAsync(token => grain.SubscribeAsync(observer, token), cancellationToken), notices);
                    subscribed = clock.GetTimestamp();
                    notices = _mode.Ask();
                }

                _rate.Note(_counters.Frames);
                _mode.Answer(await CallAsync(token => grain.HeartbeatAsync(Report(), token), cancellationToken), notices);
                heard = clock.GetTimestamp();
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                // The grain may have forgotten us along with whatever made it fail.
                subscribed = null;
                LogGrainSilent(camera.CameraId, fault.Message);
            }

            if (clock.GetElapsedTime(heard) >= SilenceOfGrain)
            {
                _mode.Lapse();
            }

            tick ??= timer.WaitForNextTickAsync(cancellationToken).AsTask();
            await Task.WhenAny(tick, _mode.Doubt);
            if (tick.IsCompleted)
            {
                // A timer that has been stopped ticks no more, and says so at once: asked again and again it would make this a busy loop.
                ObjectDisposedException.ThrowIf(!await tick, timer);
                tick = null;
            }
        }
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_mode.Current == LaneMode.Off)
            {
                _status.Off();
                await _mode.WaitAsync(open: true, cancellationToken);
            }

            _status.Starting();
            var since = clock.GetTimestamp();
            var error = await RunFeedAsync(cancellationToken);
            if (error is null)
            {
                continue;
            }

            _status.Failed(error);
            LogFeedFailed(camera.CameraId, error);
            if (clock.GetElapsedTime(since) >= Settled)
            {
                _backoff.Reset();
            }

            await Task.WhenAny(Task.Delay(_backoff.Next(), clock, cancellationToken), _mode.WaitAsync(open: false, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    // Null when the mode closed the source; otherwise why there are no more frames, in one sentence.
    private async Task<string?> RunFeedAsync(CancellationToken cancellationToken)
    {
        using var scope = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            _source ??= resolve();
            var feed = _feed ??= openFeed(_source, _mode, _outbox, _counters);
            var frames = _counters.Frames;
            _status.Running(() => feed.Simulated || _counters.Frames > frames);
            var running = feed.RunAsync(scope.Token);
            await Task.WhenAny(running, _mode.WaitAsync(open: false, scope.Token));
            await scope.CancelAsync();
            await running;
            cancellationToken.ThrowIfCancellationRequested();
            return _mode.Current == LaneMode.Off ? null : $"{SourceName} has ended.";
        }
        catch (OperationCanceledException) when (scope.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return null;
        }
        catch (ActorsException refusal)
        {
            return refusal.Message;
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            LogFeedFault(fault, camera.CameraId);
            return $"{SourceName} cannot be analysed: {_source?.Mask(fault.Message) ?? Credentials.Strip(fault.Message)}";
        }
    }

    private async Task SendAsync(CancellationToken cancellationToken)
    {
        var lane = grains.GetGrain<ILaneGrain>(camera.LaneId);
        var session = RandomNumberGenerator.GetInt32(int.MaxValue) * (long)int.MaxValue + RandomNumberGenerator.GetInt32(int.MaxValue) + 1;
        for (long sequence = 1; ; sequence++)
        {
            var seen = await _outbox.TakeAsync(cancellationToken);
            if (seen.Mode != _mode.Current)
            {
                continue;
            }

            var batch = new SightingBatch(
                camera.CameraId, seen.Mode, sequence, session, seen.CapturedAt, clock.GetUtcNow(),
                IsSimulated, seen.Sightings);
            try
            {
                await CallAsync(async token =>
                {
                    await lane.ObserveAsync(batch, token);
                    return true;
                }, cancellationToken);
                _counters.AddBatch();
            }
            catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
            {
                // The next batch says it all again; this one is counted.
                _counters.AddUnsent();
                LogBatchLost(camera.CameraId, camera.LaneId, _counters.Unsent, fault.Message);
            }
        }
    }

    private async Task UnsubscribeAsync(ICameraObserver reference)
    {
        try
        {
            await CallAsync(async token =>
            {
                await grains.GetGrain<ICameraGrain>(camera.CameraId).UnsubscribeAsync(reference, token);
                return true;
            }, CancellationToken.None);
        }
        catch (Exception fault)
        {
            // The server may have gone first; the subscription expires by itself.
            LogGrainSilent(camera.CameraId, fault.Message);
        }
    }

    private async Task<T> CallAsync<T>(Func<CancellationToken, ValueTask<T>> call, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(CallTimeout, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        return await call(both.Token).AsTask().WaitAsync(both.Token);
    }

    private sealed class Observer(ModeInForce mode) : ICameraObserver
    {
        public void OnModeChanged(LaneMode changed) => mode.Announce(changed);
    }
}
