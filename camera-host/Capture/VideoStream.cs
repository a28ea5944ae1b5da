using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Actors.Vision;

namespace Actors.Cameras;

/// <summary>One ffmpeg child that writes a source's frames to a pipe, each after a line with its size. One thread reads it.</summary>
internal sealed partial class VideoStream : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);
    private const int LongestHeader = 32;
    private const int LinesKept = 12;

    private readonly CameraSource _source;
    private readonly CaptureOptions _options;
    private readonly TimeProvider _clock;
    private readonly PrivacyGuard _guard;
    private readonly CameraCounters _counters;
    private readonly Process _child;
    private readonly SafeHandle _pipe;
    private readonly Queue<string> _complaints = new();
    private readonly Task _listening;
    private readonly PixelWriter _fill;
    private readonly byte[] _header = new byte[LongestHeader];
    private long _captured;

    private VideoStream(CameraSource source, CaptureOptions options, TimeProvider clock, PrivacyGuard guard, CameraCounters counters, Process child)
    {
        _source = source;
        _options = options;
        _clock = clock;
        _guard = guard;
        _counters = counters;
        _child = child;
        _pipe = ((System.IO.Pipes.PipeStream)child.StandardOutput.BaseStream).SafePipeHandle;
        _fill = pixels => Pipe.Read(_pipe, pixels);
        _listening = ListenAsync(child.StandardError);
    }

    /// <summary>The process id of the child.</summary>
    public int ChildId => _child.Id;

    /// <summary>Starts reading a source.</summary>
    /// <exception cref="CameraSourceException">The file is missing, or ffmpeg cannot be started.</exception>
    public static VideoStream Open(CameraSource source, CaptureOptions options, TimeProvider clock, PrivacyGuard guard, CameraCounters counters)
    {
        CheckFile(source);
        var start = new ProcessStartInfo(options.Program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (var argument in FfmpegArguments.For(source, options))
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            var child = Process.Start(start) ?? throw new CameraSourceException($"The program '{options.Program}' did not start.");
            child.StandardInput.Close();
            return new VideoStream(source, options, clock, guard, counters, child);
        }
        catch (System.ComponentModel.Win32Exception fault)
        {
            throw new CameraSourceException($"The program '{options.Program}', which reads cameras and clips, cannot be started: {fault.Message}.");
        }
    }

    /// <summary>Waits for the next frame; null at the source's end. The caller disposes it.</summary>
    /// <exception cref="CameraSourceException">The source is broken, unreachable or silent.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled while waiting.</exception>
    public Frame? Next(CancellationToken cancellationToken)
    {
        while (true)
        {
            if (ReadHeader(cancellationToken) is not var (width, height, firstByte))
            {
                return Ended();
            }

            var capturedAt = CapturedAt();
            _counters.AddFrames(1);
            var pixels = _guard.Rent(width * height * 3, firstByte, PrivacyGuard.FrameLimit, _counters.Lifetimes);
            try
            {
                if (!ReadPixels(pixels, width * height * 3, cancellationToken))
                {
                    pixels.Dispose();
                    return Ended();
                }

                _counters.Stages.Add(Stage.Read, _clock.GetElapsedTime(firstByte));
                if (!pixels.IsExpired)
                {
                    return new Frame(pixels, width, height, capturedAt);
                }

                // It took so long to arrive that its time was up.
                _counters.AddDropped(1);
                pixels.Dispose();
            }
            catch
            {
                pixels.Dispose();
                throw;
            }
        }
    }

    public void Dispose()
    {
        if (!_child.HasExited)
        {
            _child.Kill();
        }

        _child.WaitForExit();
        _listening.Wait();
        _child.Dispose();
    }

    internal static void CheckFile(CameraSource source)
    {
        if (source.Kind != CameraSourceKind.File)
        {
            return;
        }

        if (Directory.Exists(source.Address))
        {
            throw new CameraSourceException($"{source.Name} is a folder; a camera's source is a file.");
        }

        if (!File.Exists(source.Address))
        {
            throw new CameraSourceException($"{source.Name} does not exist.");
        }
    }

    private DateTimeOffset CapturedAt()
    {
        var number = _captured++;
        return _options.RealTime ? _clock.GetUtcNow() : _options.Epoch + TimeSpan.FromSeconds(number / _options.FramesPerSecond);
    }

    private (int Width, int Height, long FirstByte)? ReadHeader(CancellationToken cancellationToken)
    {
        long firstByte = 0;
        for (var length = 0; length < LongestHeader;)
        {
            if (!Await(cancellationToken))
            {
                return null;
            }

            if (length == 0)
            {
                firstByte = _guard.Now;
            }

            // Byte by byte, so that no pixel is ever read into managed memory.
            var read = Pipe.Read(_pipe, _header.AsSpan(length, 1));
            if (read == 0)
            {
                return null;
            }

            length += Math.Max(0, read);
            if (length > 3 && Header().Match(System.Text.Encoding.ASCII.GetString(_header, 0, length)) is { Success: true } match)
            {
                return (Size(match.Groups[1], _options.Width), Size(match.Groups[2], _options.Height), firstByte);
            }
        }

        throw new CameraSourceException($"{_source.Name} cannot be read: ffmpeg did not write the expected frames.");
    }

    private int Size(Group digits, int greatest)
    {
        var size = int.Parse(digits.ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
        return size >= 1 && size <= greatest
            ? size
            : throw new CameraSourceException($"{_source.Name} cannot be read: a frame's side of {size} pixels is not between 1 and {greatest}.");
    }

    private bool ReadPixels(PixelLease pixels, int bytes, CancellationToken cancellationToken)
    {
        for (var offset = 0; offset < bytes;)
        {
            if (!Await(cancellationToken))
            {
                return false;
            }

            if (!pixels.TryWrite(offset, _fill, out var read))
            {
                return Discard(bytes - offset, cancellationToken);
            }

            if (read == 0)
            {
                return false;
            }

            offset += Math.Max(0, read);
        }

        return true;
    }

    // The rest of a frame whose time is up: it must leave the pipe, and is wiped as it does.
    private bool Discard(int bytes, CancellationToken cancellationToken)
    {
        Span<byte> scratch = stackalloc byte[4096];
        while (bytes > 0)
        {
            if (!Await(cancellationToken))
            {
                return false;
            }

            var read = Pipe.Read(_pipe, scratch[..Math.Min(bytes, scratch.Length)]);
            System.Security.Cryptography.CryptographicOperations.ZeroMemory(scratch);
            if (read == 0)
            {
                return false;
            }

            bytes -= Math.Max(0, read);
        }

        return true;
    }

    private bool Await(CancellationToken cancellationToken)
    {
        var since = _clock.GetTimestamp();
        while (!Pipe.Wait(_pipe, Patience))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_clock.GetElapsedTime(since) > _options.Silence)
            {
                throw new CameraSourceException($"{_source.Name} has sent no picture for {_options.Silence.TotalSeconds:0.#} seconds.");
            }
        }

        cancellationToken.ThrowIfCancellationRequested();
        return true;
    }

    private Frame? Ended()
    {
        // It has closed its pipe: what is left to it is to exit.
        if (!_child.WaitForExit(_options.Silence))
        {
            _child.Kill();
            _child.WaitForExit();
        }

        _listening.Wait();
        return _child.ExitCode == 0 && _captured > 0
            ? null
            : throw new CameraSourceException(FfmpegComplaint.Sentence(_source, _complaints, _child.ExitCode));
    }

    private async Task ListenAsync(StreamReader errors)
    {
        while (await errors.ReadLineAsync(CancellationToken.None) is { } line)
        {
            if (_complaints.Count == LinesKept)
            {
                _complaints.Dequeue();
            }

            _complaints.Enqueue(line);
        }
    }

    [GeneratedRegex(@"^P6\n(\d{1,5}) (\d{1,5})\n255\n$")]
    private static partial Regex Header();
}
