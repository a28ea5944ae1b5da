using System.Collections.Immutable;
using Actors.Vision;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Actors.Cameras;

/// <summary>Runs the cameras that its roster names side by side; what happens to one never touches another.</summary>
internal sealed partial class CameraHostService(
    IOptions<CameraHostOptions> options,
    ICameraRoster roster,
    IVisionSource models,
    IGrainFactory grains,
    CameraHostStatistics statistics,
    TimeProvider clock,
    ILogger<CameraHostService> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, RunningCamera> _cameras = new(StringComparer.Ordinal);

    private ImmutableArray<string> Running => [.. _cameras.Keys.Order(StringComparer.Ordinal)];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var guard = PrivacyGuard.Start(clock);
        using var analyses = new SemaphoreSlim(options.Value.Analyses);
        try
        {
            while (true)
            {
                var posts = await roster.NextAsync(Running, stoppingToken);
                await StopAllButAsync(posts);
                foreach (var post in posts.Where(post => !_cameras.ContainsKey(post.CameraId)))
                {
                    var stop = new CancellationTokenSource();
                    _cameras.Add(post.CameraId, new RunningCamera(post, stop, RunAsync(post, guard, analyses, stop.Token)));
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Told before they stop, so that others start them meanwhile.
            await roster.LeaveAsync(Running);
        }
        finally
        {
            await StopAllButAsync([]);
            await Task.WhenAll(_cameras.Values.Select(camera => camera.Task));
            Reap();
        }
    }

    /// <summary>Asks those that are not to run any more to stop, and forgets those that have. One that takes its time holds up nobody.</summary>
    private async Task StopAllButAsync(ImmutableArray<CameraPost> posts)
    {
        foreach (var camera in _cameras.Values.Where(camera => !posts.Contains(camera.Post)))
        {
            await camera.Stop.CancelAsync();
        }

        Reap();
    }

    private void Reap()
    {
        foreach (var (id, camera) in _cameras.Where(camera => camera.Value.Task.IsCompleted).ToArray())
        {
            _cameras.Remove(id);
            camera.Stop.Dispose();
        }
    }

    private async Task RunAsync(CameraPost post, PrivacyGuard guard, SemaphoreSlim analyses, CancellationToken stop)
    {
        var capture = CaptureOptions.Live with
        {
            FramesPerSecond = options.Value.FramesPerSecond,
            Width = options.Value.FrameWidth,
            Height = options.Value.FrameHeight,
            Program = options.Value.Ffmpeg,
        };
        using var session = new CameraSession(
            options.Value.HostId,
            post,
            () => CameraSource.Resolve(post.Source, options.Value.DemoFolder, options.Value.Variable),
            (source, mode, outbox, counters) => source.Kind == CameraSourceKind.Simulator
                ? new SimulatedFeed(SimulatorOptions.Parse(source.Address), mode, outbox, clock)
                : new VideoFeed(source, capture, models, guard, analyses, mode, outbox, counters, clock),
            grains, clock, logger);
        using var counted = statistics.Add(session.Report);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await session.RunAsync(stop);
            }
            catch (Exception fault) when (!stop.IsCancellationRequested)
            {
                LogSessionEnded(fault, post.CameraId);
                await Task.Delay(Pause, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private sealed record RunningCamera(CameraPost Post, CancellationTokenSource Stop, Task Task);
}
