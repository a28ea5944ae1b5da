using System.ComponentModel;
using System.Diagnostics;

namespace Actors.Library;

/// <summary>
/// Decodes one frame of a video with ffmpeg where it is installed: for the thumbnail, and to be sure that there is a picture in the file.
/// ffmpeg gets the format that the bytes have and may open this one file alone, so that no playlist or address in it leads anywhere.
/// </summary>
internal static class VideoFrame
{
    private const int Width = 320;

    /// <summary>A second in, so that a film that fades in has begun.</summary>
    private static readonly TimeSpan At = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>A frame as PNG; null where ffmpeg is not installed or takes too long.</summary>
    /// <param name="path">The video.</param>
    /// <param name="kind">What it is by its bytes.</param>
    /// <param name="length">Its length, where it says.</param>
    /// <param name="name">What to call it in a sentence.</param>
    /// <param name="clock">Measures its patience.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ContentRefusedException">No frame can be decoded.</exception>
    public static async Task<byte[]?> ReadAsync(string path, FileKind kind, TimeSpan? length, string name, TimeProvider clock, CancellationToken cancellationToken)
    {
        // A film may be a single frame, and the last one begins before its end.
        var at = length is { } known && known < At * 2 ? TimeSpan.Zero : At;
        using var deadline = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            var (frame, said) = await RunAsync(path, kind, at, either.Token);
            return frame is null or { Length: > 0 } ? frame : throw new ContentRefusedException($"The video '{FileKinds.Cut(name)}' is damaged: no picture in it can be decoded{(said.Length == 0 ? "" : $" ({FileKinds.Cut(said)})")}.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    private static async Task<(byte[]? Frame, string Said)> RunAsync(string path, FileKind kind, TimeSpan at, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("ffmpeg") { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, UseShellExecute = false };
        string[] arguments =
        [
            "-nostdin", "-hide_banner", "-loglevel", "error", "-threads", "1", "-protocol_whitelist", "file,pipe", "-f", kind == FileKind.Mp4 ? "mp4" : "matroska",
            "-ss", FormattableString.Invariant($"{at.TotalSeconds}"), "-i", $"file:{path}", "-an", "-sn", "-dn", "-frames:v", "1", "-vf", $"scale={Width}:-2", "-f", "image2pipe", "-c:v", "png", "pipe:1",
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var ffmpeg = Started(start);
        if (ffmpeg is null)
        {
            return (null, "");
        }

        try
        {
            var said = ffmpeg.StandardError.ReadToEndAsync(cancellationToken);
            using var frame = new MemoryStream();
            await ffmpeg.StandardOutput.BaseStream.CopyToAsync(frame, cancellationToken);
            var words = (await said).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "";
            await ffmpeg.WaitForExitAsync(cancellationToken);
            return (frame.ToArray(), words.Replace(path, "the file", StringComparison.Ordinal));
        }
        finally
        {
            if (!ffmpeg.HasExited)
            {
                ffmpeg.Kill();
            }
        }
    }

    private static Process? Started(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
