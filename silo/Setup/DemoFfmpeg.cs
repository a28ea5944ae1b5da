using System.ComponentModel;
using System.Diagnostics;

namespace Actors.Setup;

/// <summary>Runs ffmpeg to make one demo file, the same bytes each time.</summary>
internal static class DemoFfmpeg
{
    private static readonly string[] Always = ["-nostdin", "-hide_banner", "-loglevel", "error", "-y"];
    private static readonly string[] Video = ["-an", "-c:v", "libx264", "-preset", "veryfast", "-pix_fmt", "yuv420p", "-movflags", "+faststart", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-f", "mp4"];

    /// <param name="inputs">Paths of the inputs, in order.</param>
    /// <param name="graph">The filter graph; it names its result [out].</param>
    /// <param name="quality">x264's constant rate factor, 0 (lossless) to 51.</param>
    /// <param name="keyframeEvery">Frames from one keyframe to the next.</param>
    /// <param name="output">Path of the file to write.</param>
    public static async Task MakeAsync(IEnumerable<string> inputs, string graph, int quality, int keyframeEvery, string output, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("ffmpeg") { RedirectStandardError = true, UseShellExecute = false };
        string[] arguments =
        [
            .. Always, .. inputs.SelectMany(input => new[] { "-i", input }),
            "-filter_complex", graph, "-map", "[out]", .. Video, "-crf", $"{quality}", "-g", $"{keyframeEvery}", output,
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var ffmpeg = Start(start);
        try
        {
            var said = await ffmpeg.StandardError.ReadToEndAsync(cancellation);
            await ffmpeg.WaitForExitAsync(cancellation);
            if (ffmpeg.ExitCode != 0)
            {
                var last = said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "nothing";
                throw new DemoException($"ffmpeg could not make {Path.GetFileName(output)}; it said: {last}");
            }
        }
        finally
        {
            if (!ffmpeg.HasExited)
            {
                ffmpeg.Kill();
            }
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new DemoException("ffmpeg is not on the path; the demo store's clips are made with it.");
        }
    }
}
