using System.Net;
using System.Net.Sockets;
using Actors.Cameras;
using Actors.TestKit;
using Actors.Vision;

namespace Actors.Tests.Vision;

public sealed class VideoStreamTests : IDisposable
{
    private readonly TestVideo _video = new();
    private readonly PrivacyGuard _guard = PrivacyGuard.Start(TimeProvider.System);
    private readonly CameraCounters _counters = new();

    [NeedsFact(Needs.Ffmpeg)]
    public void A_clip_comes_in_its_own_time_scaled_down_and_at_the_capped_rate()
    {
        using var stream = Open(_video.Moving(size: "1280x720"));
        List<(DateTimeOffset At, int Width, int Height, bool Lit)> frames = [];
        while (stream.Next(CancellationToken.None) is { } frame)
        {
            using (frame)
            {
                frames.Add((frame.CapturedAt, frame.Width, frame.Height, frame.View.Pixels.ContainsAnyExcept((byte)0)));
            }
        }

        _counters.Frames.ShouldBe(30);
        (frames.Count + _counters.Dropped).ShouldBe(30, "whatever is not handed out was wiped for being late");
        frames.ShouldNotBeEmpty();
        frames.ShouldAllBe(frame => frame.Width == 640 && frame.Height == 360 && frame.Lit);
        frames.ShouldAllBe(frame => Math.Abs(Math.IEEERemainder((frame.At - DateTimeOffset.UnixEpoch).TotalMilliseconds, 1000d / 15)) < 0.01);
        _guard.Inspect().Traces.ShouldBe(0);
    }

    [NeedsFact(Needs.Ffmpeg)]
    public void Small_and_slow_sources_are_neither_blown_up_nor_padded_in_real_time()
    {
        using var stream = Open(_video.Moving(rate: 5, seconds: 1), CaptureOptions.Live with { Loop = false });
        var frames = 0;
        while (stream.Next(CancellationToken.None) is { } frame)
        {
            using (frame)
            {
                (frame.Width, frame.Height).ShouldBe((320, 180));
                frames++;
            }
        }

        frames.ShouldBeInRange(4, 6);
    }

    [NeedsFact(Needs.Ffmpeg)]
    public void A_clip_that_loops_goes_on_after_its_end()
    {
        using var stream = Open(_video.Moving(seconds: 0.4), CaptureOptions.Replay with { Loop = true });
        for (var i = 0; i < 40; i++)
        {
            using var frame = stream.Next(CancellationToken.None);
            frame.ShouldNotBeNull();
        }
    }

    [NeedsFact(Needs.Ffmpeg)]
    public void What_cannot_be_read_is_said_in_one_sentence()
    {
        var moving = File.ReadAllBytes(_video.Moving());
        Refusal(Path.Combine(_video.Folder, "missing.mp4")).ShouldEndWith("missing.mp4 does not exist.");
        Refusal(_video.Folder).ShouldEndWith("is a folder; a camera's source is a file.");
        Refusal(_video.Sound()).ShouldEndWith("sound.wav has no video stream.");
        Refusal(_video.File("text.mp4", "no video at all"u8)).ShouldEndWith("text.mp4 is no video that ffmpeg can read, or it is damaged.");
        Refusal(_video.File("empty.mp4", [])).ShouldEndWith("empty.mp4 is no video that ffmpeg can read, or it is damaged.");
        Refusal(_video.File("cut.mp4", moving.AsSpan(0, moving.Length / 2))).ShouldEndWith("cut.mp4 is no video that ffmpeg can read, or it is damaged.");
    }

    [NeedsFact(Needs.Ffmpeg)]
    public void A_camera_that_is_not_there_is_said_in_one_sentence_without_its_password()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        Refusal($"rtsp://admin:s3cret@127.0.0.1:{port}/1").ShouldBe($"Nothing listens at rtsp://127.0.0.1:{port}/1: the connection is refused.");
        Refusal($"http://admin:s3cret@127.0.0.1:{port}/1").ShouldBe($"Nothing listens at http://127.0.0.1:{port}/1: the connection is refused.");
        Refusal("/dev/video63").ShouldBe("/dev/video63 does not exist.");
    }

    [NeedsFact(Needs.Ffmpeg)]
    public void A_camera_that_falls_silent_is_given_up()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        Refusal($"http://127.0.0.1:{port}/1", CaptureOptions.Live with { Silence = TimeSpan.FromMilliseconds(300) })
            .ShouldBe($"http://127.0.0.1:{port}/1 has sent no picture for 0.3 seconds.");
    }

    [NeedsFact(Needs.Ffmpeg)]
    public void An_ffmpeg_that_is_missing_is_named() =>
        Refusal(_video.Moving(), CaptureOptions.Replay with { Program = "no-such-ffmpeg" }).ShouldContain("'no-such-ffmpeg'");

    [NeedsFact(Needs.Ffmpeg)]
    public void A_stream_that_is_closed_takes_its_ffmpeg_with_it()
    {
        var stream = Open(_video.Moving(), CaptureOptions.Live);
        using (stream.Next(CancellationToken.None))
        {
        }

        var child = stream.ChildId;
        Directory.Exists($"/proc/{child}").ShouldBeTrue();

        stream.Dispose();

        Directory.Exists($"/proc/{child}").ShouldBeFalse("ffmpeg outlived its stream");
    }

    public void Dispose()
    {
        _guard.Dispose();
        _video.Dispose();
    }

    private VideoStream Open(string source, CaptureOptions? options = null) =>
        VideoStream.Open(CameraSource.Parse(source, null), options ?? CaptureOptions.Replay, TimeProvider.System, _guard, _counters);

    private string Refusal(string source, CaptureOptions? options = null) => Should.Throw<CameraSourceException>(() =>
    {
        using var stream = Open(source, options);
        while (stream.Next(CancellationToken.None) is { } frame)
        {
            frame.Dispose();
        }
    }).Message;
}
