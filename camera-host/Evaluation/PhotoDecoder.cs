using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Actors.Vision.Evaluation;

/// <summary>Decodes a photograph through ffmpeg into packed RGB of a bounded size. Serves one thread at a time; the pixels are wiped on disposal.</summary>
internal sealed class PhotoDecoder : IDisposable
{
    /// <summary>No side of a decoded photograph is longer, in pixels; larger ones are scaled down.</summary>
    public const int LongestSide = 1280;

    // A photograph decodes in a fraction of a second; what takes longer is no photograph.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly string Scale =
        $"scale=w='min({LongestSide},iw)':h='min({LongestSide},ih)':force_original_aspect_ratio=decrease:flags=area";

    private readonly byte[] _pixels = new byte[LongestSide * LongestSide * 3];
    private readonly byte[] _pipe = new byte[64 * 1024];

    /// <summary>Decodes a photograph; the picture is valid until the next call.</summary>
    /// <param name="path">The file, absolute.</param>
    /// <param name="cancellation">Stops the decoder.</param>
    /// <returns>Width and height, or the sentence that says why there is no picture.</returns>
    public async Task<(int Width, int Height, string? Refusal)> DecodeAsync(string path, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        using var ffmpeg = Start(path);
        try
        {
            var complaints = ffmpeg.StandardError.ReadToEndAsync(limit.Token);
            var (width, height) = await ReadAsync(ffmpeg.StandardOutput.BaseStream, limit.Token);
            await complaints;
            await ffmpeg.WaitForExitAsync(limit.Token);
            return width > 0 ? (width, height, null) : (0, 0, $"file '{path}' holds no picture that ffmpeg can read.");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (0, 0, $"file '{path}' was not decoded within {Patience.TotalSeconds} seconds.");
        }
        finally
        {
            Stop(ffmpeg);
        }
    }

    /// <summary>The decoded picture.</summary>
    public RgbView View(int width, int height) => new(_pixels.AsSpan(0, width * height * 3), width, height);

    public void Dispose()
    {
        Array.Clear(_pixels);
        Array.Clear(_pipe);
    }

    private static Process Start(string path)
    {
        // The header of a portable pixmap is the plainest way to learn the size on the same pipe.
        string[] arguments =
        [
            "-nostdin", "-v", "error", "-protocol_whitelist", "file,pipe", "-i", $"file:{path}", "-frames:v", "1", "-an", "-vf", Scale,
            "-f", "image2pipe", "-c:v", "ppm", "-pix_fmt", "rgb24", "pipe:1",
        ];
        try
        {
            return Process.Start(new ProcessStartInfo("ffmpeg", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (Win32Exception missing)
        {
            throw new LabelFileException($"ffmpeg cannot be started ({missing.Message}); './actors setup' installs it.");
        }
    }

    private static void Stop(Process process)
    {
        try
        {
            process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    private async Task<(int Width, int Height)> ReadAsync(Stream stream, CancellationToken cancellation)
    {
        var (filled, header, size) = (0, 0, (Width: 0, Height: 0));
        while (header == 0 && filled < _pipe.Length)
        {
            var read = await stream.ReadAsync(_pipe.AsMemory(filled), cancellation);
            if (read == 0)
            {
                return default;
            }

            filled += read;
            (header, size) = Header(_pipe.AsSpan(0, filled));
        }

        var needed = size.Width * size.Height * 3;
        if (header == 0 || needed > _pixels.Length || filled - header > needed)
        {
            return default;
        }

        _pipe.AsSpan(header, filled - header).CopyTo(_pixels);
        var got = filled - header + await stream.ReadAtLeastAsync(
            _pixels.AsMemory(filled - header, needed - (filled - header)), needed - (filled - header), throwOnEndOfStream: false, cancellation);
        return got == needed ? size : default;
    }

    // "P6", width, height and 255, each ended by one white space.
    private static (int Length, (int Width, int Height) Size) Header(ReadOnlySpan<byte> bytes)
    {
        Span<Range> words = stackalloc Range[4];
        var (count, start) = (0, 0);
        for (var at = 0; at < bytes.Length && count < words.Length; at++)
        {
            if (bytes[at] is (byte)'\n' or (byte)' ')
            {
                words[count++] = start..at;
                start = at + 1;
            }
        }

        return count == words.Length && bytes[words[0]].SequenceEqual("P6"u8) && Number(bytes[words[1]]) is { } width && Number(bytes[words[2]]) is { } height
            ? (start, (width, height))
            : default;
    }

    private static int? Number(ReadOnlySpan<byte> text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= LongestSide ? number : null;
}
