using Actors.Cameras;
using Actors.TestKit;
using Actors.Vision;

namespace Actors.Tests.Vision;

public sealed class FrameQueueTests : IDisposable
{
    private readonly PrivacyGuard _guard = new(new ManualClock());
    private readonly LifetimeRecorder _lifetimes = new();
    private readonly FrameQueue _queue = new();

    [Fact]
    public void The_newest_wins_and_every_skip_is_wiped_and_counted()
    {
        var frames = Enumerable.Range(0, 7).Select(Frame).ToList();
        frames.ForEach(_queue.Offer);

        _queue.Skipped.ShouldBe(5);
        _queue.TryTake().ShouldBeSameAs(frames[5]);
        _queue.TryTake().ShouldBeSameAs(frames[6]);
        _queue.TryTake().ShouldBeNull();
        _guard.Inspect().ShouldBe((5, 0L));
        frames[5].Dispose();
        frames[6].Dispose();
    }

    [Fact]
    public void What_waits_at_the_end_may_still_be_taken()
    {
        _queue.Offer(Frame(1));
        _queue.End();

        _queue.Wait().ShouldBeTrue();
        _queue.TryTake()!.Dispose();
        _queue.Wait().ShouldBeFalse();
    }

    [Fact]
    public void A_closed_queue_wipes_what_waits_and_what_still_comes()
    {
        _queue.Offer(Frame(1));
        _queue.Complete();
        _queue.Offer(Frame(2));

        _queue.Wait().ShouldBeFalse();
        _guard.Held.ShouldBe(0);
        _guard.Inspect().Traces.ShouldBe(0);
    }

    public void Dispose()
    {
        _queue.Dispose();
        _guard.Dispose();
    }

    private Frame Frame(int value)
    {
        var lease = _guard.Rent(300, _guard.Now, PrivacyGuard.FrameLimit, _lifetimes);
        lease.Pixels.Fill((byte)(value + 1));
        return new Frame(lease, 10, 10, DateTimeOffset.UnixEpoch);
    }
}
