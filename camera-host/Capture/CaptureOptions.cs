namespace Actors.Cameras;

/// <summary>How a source is read.</summary>
/// <param name="FramesPerSecond">Frames a second at most; in real time a source with fewer is not padded, otherwise it has exactly these.</param>
/// <param name="Width">Widest picture in pixels; wider ones are scaled down, none is scaled up.</param>
/// <param name="Height">Highest picture in pixels.</param>
/// <param name="RealTime">Files play at their own speed, and frames are dated by the clock. Otherwise they come as fast as they decode, and are dated by the clip's own time.</param>
/// <param name="Loop">Files start again at their end.</param>
/// <param name="Epoch">The date of a clip's first frame when it does not play in real time.</param>
/// <param name="Silence">A source that sends nothing for so long is given up.</param>
/// <param name="Program">The ffmpeg to run.</param>
internal sealed record CaptureOptions(
    double FramesPerSecond,
    int Width,
    int Height,
    bool RealTime,
    bool Loop,
    DateTimeOffset Epoch,
    TimeSpan Silence,
    string Program)
{
    /// <summary>A file once, as fast as it decodes.</summary>
    public static CaptureOptions Replay { get; } = new(15, 640, 480, RealTime: false, Loop: false, DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(10), "ffmpeg");

    /// <summary>A camera that never ends.</summary>
    public static CaptureOptions Live { get; } = Replay with { FramesPerSecond = 10, RealTime = true, Loop = true };
}
