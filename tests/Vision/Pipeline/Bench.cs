using Actors.Vision;
using Actors.Lanes;
using Actors.TestKit;

namespace Actors.Tests.Vision;

/// <summary>A pipeline on a clock that the test moves, fed with frames that the test paints.</summary>
internal sealed class Bench : IDisposable
{
    private readonly int _width;
    private readonly int _height;
    private int _number;

    public Bench(int width = 160, int height = 90)
    {
        _width = width;
        _height = height;
        Guard = new PrivacyGuard(Clock);
        Clock.CreateTimer(_ => Guard.Sweep(), null, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1));
        Pipeline = new FramePipeline(Vision, Guard, Clock, Counters);
    }

    public ManualClock Clock { get; } = new();

    public SpyVision Vision { get; } = new();

    public CameraCounters Counters { get; } = new();

    public PrivacyGuard Guard { get; }

    public FramePipeline Pipeline { get; }

    /// <summary>A frame captured now; <paramref name="moving"/> ones differ from the one before.</summary>
    public Frame Frame(bool moving = true)
    {
        var lease = Guard.Rent(_width * _height * 3, Guard.Now, PrivacyGuard.FrameLimit, Counters.Lifetimes);
        _number += moving ? 1 : 0;
        lease.Pixels.Fill(80);
        for (var row = 0; row < _height / 3; row++)
        {
            lease.Pixels.Slice(row * _width * 3, _width).Fill(_number % 2 == 0 ? (byte)20 : (byte)240);
        }

        return new Frame(lease, _width, _height, Clock.GetUtcNow());
    }

    /// <summary>Takes frames through, 100 ms apart.</summary>
    public FrameOutcome Play(int frames, LaneMode mode = LaneMode.Demographics, bool moving = true)
    {
        var outcome = FrameOutcome.Forbidden;
        for (var i = 0; i < frames; i++)
        {
            Clock.Advance(TimeSpan.FromMilliseconds(100));
            outcome = Pipeline.Process(Frame(moving), mode);
        }

        return outcome;
    }

    public void Dispose() => Guard.Dispose();
}
