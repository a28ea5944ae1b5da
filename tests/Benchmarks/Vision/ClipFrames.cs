using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Actors.Cameras;

namespace Actors.Benchmarks.Vision;

/// <summary>A clip's frames, decoded into memory before anything is measured, so that both sides get the same pixels and neither pays for ffmpeg.</summary>
/// <param name="Clip">The file.</param>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="FramesPerSecond">The clip's own rate.</param>
/// <param name="Pixels">Packed RGB frames, one after the other.</param>
/// <param name="DecodeMsPerFrame">CPU time that ffmpeg took for a frame, reading and scaling included.</param>
internal sealed partial record ClipFrames(string Clip, int Width, int Height, double FramesPerSecond, byte[] Pixels, double DecodeMsPerFrame)
{
    // As wide and high as the camera host lets a frame be.
    private const string Scale = "scale=w='min(640,iw)':h='min(480,ih)':force_original_aspect_ratio=decrease:flags=area";

    public int FrameBytes => Width * Height * 3;

    public int Count => Pixels.Length / FrameBytes;

    public ReadOnlySpan<byte> this[int index] => Pixels.AsSpan(index * FrameBytes, FrameBytes);

    /// <summary>Decodes a clip.</summary>
    /// <param name="clip">A file that ffmpeg can read.</param>
    /// <param name="most">Frames at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="BenchmarkException">The file is missing or no video, or ffmpeg is missing.</exception>
    public static async Task<ClipFrames> ReadAsync(string clip, int most, CancellationToken cancellationToken)
    {
        if (!File.Exists(clip))
        {
            throw new BenchmarkException($"--clip is '{clip}', which does not exist; allowed is a video file that ffmpeg can read.");
        }

        string[] input = ["-protocol_whitelist", "file,crypto,data", "-i", $"file:{Path.GetFullPath(clip)}"];
        var (pixels, said) = await RunAsync(
            clip,
            ["-hide_banner", "-nostdin", "-loglevel", "level+info", "-benchmark", "-threads", "1", .. input, "-map", "0:v:0", "-frames:v",
                most.ToString(CultureInfo.InvariantCulture), "-vf", Scale, "-threads", "1", "-pix_fmt", "rgb24", "-f", "rawvideo", "pipe:1"],
            cancellationToken);
        var size = Size().Matches(said).LastOrDefault();
        var rate = Rate().Match(said);
        var cost = Cost().Match(said);
        if (size is null || !rate.Success || !cost.Success || pixels.Length == 0)
        {
            throw new BenchmarkException($"{clip} has no video that ffmpeg can read.");
        }

        var (width, height) = ((int)Number(size, 1), (int)Number(size, 2));
        var count = pixels.Length / (width * height * 3);
        return new ClipFrames(clip, width, height, Number(rate, 1), pixels, (Number(cost, 1) + Number(cost, 2)) * 1000 / count);
    }

    private static async Task<(byte[] Output, string Said)> RunAsync(string clip, string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("ffmpeg", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        Process child;
        try
        {
            child = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new BenchmarkException($"ffmpeg, which decodes the clip, cannot be started: {missing.Message}; './actors setup' installs it.");
        }

        using (child)
        {
            using var output = new MemoryStream();
            var said = child.StandardError.ReadToEndAsync(cancellationToken);
            await child.StandardOutput.BaseStream.CopyToAsync(output, cancellationToken);
            await child.WaitForExitAsync(cancellationToken);
            return child.ExitCode == 0 ? (output.ToArray(), await said)
                : throw new BenchmarkException(FfmpegComplaint.Sentence(CameraSource.Parse($"file:{clip}", null), (await said).Split('\n'), child.ExitCode));
        }
    }

    private static double Number(Match match, int group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    // The last stream that ffmpeg describes is the one that it writes.
    [GeneratedRegex(@"Video: rawvideo.*?, (\d+)x(\d+)")]
    private static partial Regex Size();

    [GeneratedRegex(@"Video: .*?, ([0-9.]+) fps")]
    private static partial Regex Rate();

    [GeneratedRegex(@"bench: utime=([0-9.]+)s stime=([0-9.]+)s")]
    private static partial Regex Cost();
}
