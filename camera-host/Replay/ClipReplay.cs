using Actors.Lanes;
using Actors.Vision;

namespace Actors.Cameras;

/// <summary>
/// Takes clips through the pipeline that cameras run: as fast as the machine allows, then time is the clip's own and no frame is skipped for a
/// newer one, or in real time with the same queue that a camera has.
/// </summary>
public sealed class ClipReplay : IDisposable
{
    private readonly TimeProvider _clock;
    private readonly IFaceVision _vision;
    private readonly PrivacyGuard _guard;

    /// <param name="models">Opened once for all clips.</param>
    /// <param name="clock">The real time, in which images live and real-time clips play.</param>
    public ClipReplay(IVisionSource models, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(models);
        _clock = clock;
        _vision = models.Open();
        _guard = PrivacyGuard.Start(clock);
        new FramePipeline(_vision, _guard, clock, new CameraCounters()).WarmUp();
    }

    /// <summary>Replays one clip.</summary>
    /// <param name="clip">A file, or a camera's URL; the latter plays in real time.</param>
    /// <param name="cameraId">The key of the camera that the clip stands for.</param>
    /// <param name="mode">What may be computed.</param>
    /// <param name="epoch">The date of the first frame when the clip does not play in real time.</param>
    /// <param name="realTime">Whether it plays at its own speed.</param>
    /// <param name="lane">Where the sightings go.</param>
    /// <param name="progress">Hears of the share that is done, 0 to 1, where the clip's length is known.</param>
    /// <param name="cancellationToken">Ends the replay early; a clip in real time then reports what it has.</param>
    /// <exception cref="CameraSourceException">The clip is missing, broken or no video.</exception>
    public async Task<ClipReport> RunAsync(
        CameraSource clip,
        string cameraId,
        LaneMode mode,
        DateTimeOffset epoch,
        bool realTime,
        IClipLane lane,
        IProgress<double>? progress,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(clip);
        var live = clip.Kind != CameraSourceKind.File;
        var probe = live ? new ClipProbe(null, null) : await ClipProbe.ReadAsync(clip, "ffprobe", cancellationToken);
        var options = realTime || live
            ? CaptureOptions.Live with { Loop = false }
            : CaptureOptions.Replay with { Epoch = epoch, FramesPerSecond = Math.Min(probe.FramesPerSecond ?? 15, CaptureOptions.Replay.FramesPerSecond) };
        var run = new ClipRun(clip, cameraId, mode, options, _vision, _guard, _clock, lane);
        return await run.RunAsync(probe.Duration, progress, cancellationToken);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _guard.Dispose();
        _vision.Dispose();
    }
}
