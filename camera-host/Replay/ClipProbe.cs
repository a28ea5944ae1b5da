using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Actors.Cameras;

/// <summary>What ffprobe says about a clip before it is replayed.</summary>
/// <param name="FramesPerSecond">Its frames a second; null when the file does not say.</param>
/// <param name="Duration">How long it plays; null when the file does not say.</param>
internal sealed record ClipProbe(double? FramesPerSecond, TimeSpan? Duration)
{
    /// <summary>Asks ffprobe about a file.</summary>
    /// <exception cref="CameraSourceException">The file is missing, no video, or ffprobe cannot be started.</exception>
    public static async Task<ClipProbe> ReadAsync(CameraSource source, string program, CancellationToken cancellationToken)
    {
        VideoStream.CheckFile(source);
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "-v", "error", "-protocol_whitelist", "file,crypto,data", "-select_streams", "v:0",
                "-show_entries", "stream=avg_frame_rate,r_frame_rate:format=duration", "-of", "json", "file:" + source.Address,
            },
        };
        try
        {
            using var child = Process.Start(start) ?? throw new CameraSourceException($"The program '{program}' did not start.");
            var said = child.StandardOutput.ReadToEndAsync(cancellationToken);
            var complained = child.StandardError.ReadToEndAsync(cancellationToken);
            await Task.WhenAll(said, complained, child.WaitForExitAsync(cancellationToken));
            return child.ExitCode == 0
                ? Parse(source, await said)
                : throw new CameraSourceException(FfmpegComplaint.Sentence(source, (await complained).Split('\n'), child.ExitCode));
        }
        catch (System.ComponentModel.Win32Exception fault)
        {
            throw new CameraSourceException($"The program '{program}', which looks at clips, cannot be started: {fault.Message}.");
        }
    }

    private static ClipProbe Parse(CameraSource source, string json)
    {
        using var document = JsonDocument.Parse(json);
        if (!document.RootElement.TryGetProperty("streams", out var streams) || streams.GetArrayLength() == 0)
        {
            throw new CameraSourceException($"{source.Name} has no video stream.");
        }

        var rate = Fraction(streams[0], "avg_frame_rate") ?? Fraction(streams[0], "r_frame_rate");
        TimeSpan? duration = document.RootElement.TryGetProperty("format", out var format) && format.TryGetProperty("duration", out var text)
            && double.TryParse(text.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 1e9
            ? TimeSpan.FromSeconds(seconds)
            : null;
        return new ClipProbe(rate, duration);
    }

    private static double? Fraction(JsonElement stream, string name)
    {
        if (!stream.TryGetProperty(name, out var text) || text.GetString()?.Split('/') is not [var above, var below]
            || !double.TryParse(above, NumberStyles.Float, CultureInfo.InvariantCulture, out var numerator)
            || !double.TryParse(below, NumberStyles.Float, CultureInfo.InvariantCulture, out var denominator))
        {
            return null;
        }

        var rate = numerator / denominator;
        return double.IsFinite(rate) && rate > 0 ? rate : null;
    }
}
