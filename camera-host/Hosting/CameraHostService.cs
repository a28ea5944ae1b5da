using Actors.Vision;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Actors.Cameras;

/// <summary>Runs this host's cameras side by side; what happens to one never touches another.</summary>
internal sealed partial class CameraHostService(
    IOptions<CameraHostOptions> options,
    IVisionSource models,
    IGrainFactory grains,
    CameraHostStatistics statistics,
    TimeProvider clock,
    ILogger<CameraHostService> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var guard = PrivacyGuard.Start(clock);
        using var analyses = new SemaphoreSlim(options.Value.Analyses);
        await Task.WhenAll(options.Value.Cameras.Select(camera => RunAsync(camera, guard, analyses, stoppingToken)));
    }

    private async Task RunAsync(CameraAssignment camera, PrivacyGuard guard, SemaphoreSlim analyses, CancellationToken stoppingToken)
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
            camera,
            (mode, outbox, counters) => camera.Source.Kind == CameraSourceKind.Simulator
                ? new SimulatedFeed(SimulatorOptions.Parse(camera.Source.Address), mode, outbox, clock)
                : new VideoFeed(camera.Source, capture, models, guard, analyses, mode, outbox, counters, clock),
            grains, clock, logger);
        statistics.Add(session.Report);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await session.RunAsync(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                LogSessionEnded(fault, camera.CameraId);
                await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    [LoggerMessage(EventId = 2000, Level = LogLevel.Error, Message = "Camera {CameraId} stopped unexpectedly and starts again")]
    private partial void LogSessionEnded(Exception fault, string cameraId);
}
