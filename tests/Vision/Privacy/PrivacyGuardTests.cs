using Actors.Vision;
using Actors.TestKit;

namespace Actors.Tests.Vision;

public sealed class PrivacyGuardTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    private readonly ManualClock _clock = new();
    private readonly LifetimeRecorder _lifetimes = new();

    [Fact]
    public void What_lies_in_the_pool_is_zero()
    {
        using var guard = new PrivacyGuard(_clock);
        for (var i = 0; i < 5; i++)
        {
            using var one = guard.Rent(1000, guard.Now, PrivacyGuard.FrameLimit, _lifetimes);
            using var two = guard.Rent(5000, guard.Now, PrivacyGuard.FrameLimit, _lifetimes);
            one.Pixels.ToArray().ShouldAllBe(value => value == 0);
            one.Pixels.Fill(7);
            two.Pixels.Fill(255);
        }

        guard.Inspect().ShouldBe((2, 0L));
    }

    [Fact]
    public void At_the_deadline_pixels_are_wiped_although_they_are_held()
    {
        using var guard = new PrivacyGuard(_clock);
        using var lease = guard.Rent(1000, guard.Now, PrivacyGuard.FrameLimit, _lifetimes);
        lease.Pixels.Fill(9);
        _clock.Advance(PrivacyGuard.FrameLimit - TimeSpan.FromMilliseconds(1));
        guard.Sweep();
        lease.IsExpired.ShouldBeFalse();
        lease.Pixels[0].ShouldBe((byte)9);

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        guard.Sweep();

        lease.IsExpired.ShouldBeTrue();
        lease.Pixels.ToArray().ShouldAllBe(value => value == 0);
        _lifetimes.Expired.ShouldBe(1);
    }

    [Fact]
    public void Memory_that_somebody_still_reads_is_given_to_nobody_else()
    {
        using var guard = new PrivacyGuard(_clock);
        using var stalled = guard.Rent(1000, guard.Now, PrivacyGuard.FrameLimit, _lifetimes);
        _clock.Advance(TimeSpan.FromSeconds(1));
        guard.Sweep();

        using var other = guard.Rent(1000, guard.Now, PrivacyGuard.FrameLimit, _lifetimes);
        other.Pixels.Fill(5);

        stalled.Pixels.ToArray().ShouldAllBe(value => value == 0);
    }

    [Fact]
    public void Nothing_more_is_written_to_a_frame_whose_time_is_up()
    {
        using var guard = new PrivacyGuard(_clock);
        using var lease = guard.Rent(1000, guard.Now, PrivacyGuard.FrameLimit, _lifetimes);
        _clock.Advance(TimeSpan.FromSeconds(1));
        guard.Sweep();

        lease.TryWrite(0, pixels =>
        {
            pixels.Fill(1);
            return pixels.Length;
        }, out var written).ShouldBeFalse();

        written.ShouldBe(0);
        lease.Pixels.ToArray().ShouldAllBe(value => value == 0);
    }

    [Fact]
    public void What_comes_too_late_takes_no_pixels_and_has_no_lifetime()
    {
        using var guard = new PrivacyGuard(_clock);
        var captured = guard.Now;
        _clock.Advance(TimeSpan.FromMilliseconds(200));

        using (var late = guard.Rent(10, captured, PrivacyGuard.FrameLimit, _lifetimes))
        {
            late.IsExpired.ShouldBeTrue();
            late.TryWrite(0, _ => throw new InvalidOperationException("nothing may be written"), out _).ShouldBeFalse();
            guard.Sweep();
        }

        _lifetimes.Snapshot().Total.ShouldBe(0);
        guard.Inspect().ShouldBe((1, 0L));
    }

    [Fact]
    public void Lifetimes_run_from_capture_to_wipe_and_are_counted_once()
    {
        using var guard = new PrivacyGuard(_clock);
        var lease = guard.Rent(10, guard.Now, PrivacyGuard.FrameLimit, _lifetimes);
        _clock.Advance(TimeSpan.FromMilliseconds(42));
        lease.Dispose();
        lease.Dispose();
        _clock.Advance(TimeSpan.FromMilliseconds(200));
        guard.Sweep();

        var histogram = _lifetimes.Snapshot();
        histogram.Total.ShouldBe(1);
        histogram.MaxMs.ShouldBe(42);
        _lifetimes.Expired.ShouldBe(0);
    }

    [Fact]
    public void A_lifetime_beyond_the_limit_would_be_seen()
    {
        _lifetimes.Record(TimeSpan.FromMilliseconds(5000), expired: true);

        _lifetimes.Snapshot().MaxMs.ShouldBe(5000);
        _lifetimes.Snapshot().QuantileMs(0.99).ShouldBe(5000);
    }

    [Fact]
    public void The_guards_own_thread_wipes_what_a_stalled_model_holds()
    {
        using var guard = PrivacyGuard.Start(TimeProvider.System);
        using var wiped = new ManualResetEventSlim();
        using var stalled = guard.Rent(640 * 360 * 3, guard.Now, PrivacyGuard.FrameLimit, _lifetimes, wiped.Set);
        stalled.Pixels.Fill(200);

        wiped.Wait(Deadline).ShouldBeTrue($"the guard had not wiped after {Deadline}");

        stalled.IsExpired.ShouldBeTrue();
        stalled.Pixels.ToArray().ShouldAllBe(value => value == 0);
    }

    [Fact]
    public void A_crop_cut_from_an_old_frame_is_wiped_with_it_although_newer_frames_wait()
    {
        using var guard = PrivacyGuard.Start(TimeProvider.System);
        using var wiped = new ManualResetEventSlim();
        using var newer = guard.Rent(10, guard.Now + (TimeProvider.System.TimestampFrequency * 3600), PrivacyGuard.FrameLimit, _lifetimes);
        using var crop = guard.Rent(10, guard.Now, PrivacyGuard.FrameLimit, _lifetimes, wiped.Set);

        wiped.Wait(Deadline).ShouldBeTrue($"the guard had not wiped after {Deadline}");
        newer.IsExpired.ShouldBeFalse();
    }

    [Fact]
    public void A_guard_that_ends_leaves_nothing_behind()
    {
        var guard = PrivacyGuard.Start(TimeProvider.System);
        using var lease = guard.Rent(10, guard.Now, PrivacyGuard.FrameLimit, _lifetimes);
        lease.Pixels.Fill(3);

        guard.Dispose();

        lease.Pixels.ToArray().ShouldAllBe(value => value == 0);
    }
}
