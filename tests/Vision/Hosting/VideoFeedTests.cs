using Actors.Cameras;
using Actors.Lanes;
using Actors.TestKit;
using Actors.Vision;

namespace Actors.Tests.Vision;

public sealed class VideoFeedTests
{
    [NeedsFact(Needs.Ffmpeg)]
    public async Task A_camera_that_is_stopped_holds_no_pixel_and_nobody_any_more()
    {
        using var video = new TestVideo();
        using var guard = PrivacyGuard.Start(TimeProvider.System);
        using var analyses = new SemaphoreSlim(1);
        using var stop = new CancellationTokenSource();
        var vision = new SpyVision();
        vision.Faces.Add(SpyVision.Face(40, 40));
        var wipes = 0;
        var mode = new ModeInForce();
        mode.Answer(LaneMode.Demographics, mode.Ask());
        var counters = new CameraCounters();
        var source = CameraSource.Parse(video.Moving(seconds: 30), null);
        using (var feed = new VideoFeed(source, CaptureOptions.Live, new Shared(vision), guard, analyses, mode, new Outbox(), counters, TimeProvider.System))
        {
            var running = feed.RunAsync(stop.Token);
            for (var tries = 0; tries < 1000 && counters.Analysed < 3; tries++)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
            }

            counters.Analysed.ShouldBeGreaterThanOrEqualTo(3, "the clip was to be analysed within 10 s");
            await stop.CancelAsync();
            await running.WaitAsync(TimeSpan.FromSeconds(10));
            wipes = vision.Wipes;
        }

        guard.Held.ShouldBe(0);
        guard.Inspect().Traces.ShouldBe(0);
        vision.Wipes.ShouldBe(wipes + 1, "the models' inputs are wiped once more before the models go");
        vision.Calls[^1].ShouldBe("dispose");
    }

    private sealed class Shared(SpyVision vision) : IVisionSource
    {
        public IFaceVision Open() => vision;
    }
}
