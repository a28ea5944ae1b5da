namespace Actors.Tests.Timers;

[Collection(ClockedCollection.Name)]
public sealed class TimerTests(Clocked clocked)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly IClockworkGrain _clockwork = clocked.New<IClockworkGrain>();

    private Journal Journal => Journal.Of(_clockwork.GetPrimaryKeyString());

    [Fact]
    public async Task A_timer_ticks_when_due_and_then_every_period()
    {
        await _clockwork.Start(2 * Second, Second);
        clocked.Clock.Advance(1.9 * Second);
        await NoMoreThanAsync(0);
        clocked.Clock.Advance(0.1 * Second);
        await TockAsync(1);
        clocked.Clock.Advance(Second);
        await TockAsync(2);
        clocked.Clock.Advance(Second);
        await TockAsync(3);
    }

    [Fact]
    public async Task A_timer_that_was_disposed_ticks_no_more()
    {
        await _clockwork.Start(Second, Second);
        clocked.Clock.Advance(Second);
        await TockAsync(1);
        await _clockwork.Stop();
        clocked.Clock.Advance(10 * Second);
        await NoMoreThanAsync(1);
    }

    [Fact]
    public async Task A_timer_without_a_period_ticks_once()
    {
        await _clockwork.Start(Second, Timeout.InfiniteTimeSpan);
        clocked.Clock.Advance(Second);
        await TockAsync(1);
        clocked.Clock.Advance(60 * Second);
        await NoMoreThanAsync(1);
    }

    [Fact]
    public async Task The_period_begins_when_a_tick_has_ended_and_ticks_do_not_pile_up()
    {
        var gate = Gates.New();
        await _clockwork.Block(gate);
        await _clockwork.Start(Second, Second);
        clocked.Clock.Advance(Second);
        await Journal.SeesAsync("tick 1");
        clocked.Clock.Advance(10 * Second);
        Gates.Open(gate);
        await TockAsync(1);
        clocked.Clock.Advance(0.9 * Second);
        await NoMoreThanAsync(1);
        clocked.Clock.Advance(0.1 * Second);
        await TockAsync(2);
    }

    [Fact]
    public async Task A_tick_waits_for_the_call_that_is_running()
    {
        var gate = Gates.New();
        await _clockwork.Start(Second, Timeout.InfiniteTimeSpan);
        var busy = _clockwork.Stand(gate);
        await Journal.SeesAsync("busy");
        clocked.Clock.Advance(Second);
        await clocked.New<IClockworkGrain>().Ticks();
        Journal.Lines.ShouldBe(["busy"]);
        Gates.Open(gate);
        await busy;
        await TockAsync(1);

        Journal.Lines.ShouldBe(["busy", "free", "tick 1", "tock 1"]);
    }

    [Fact]
    public async Task A_call_waits_for_the_tick_that_is_running()
    {
        var gate = Gates.New();
        await _clockwork.Block(gate);
        await _clockwork.Start(Second, Timeout.InfiniteTimeSpan);
        clocked.Clock.Advance(Second);
        await Journal.SeesAsync("tick 1");
        var call = _clockwork.Ticks().AsTask();
        await clocked.New<IClockworkGrain>().Ticks();
        call.IsCompleted.ShouldBeFalse();
        Gates.Open(gate);

        (await call).ShouldBe(1);
        Journal.Lines.ShouldBe(["tick 1", "tock 1"]);
    }

    [Fact]
    public async Task An_interleaving_tick_does_not_wait()
    {
        var gate = Gates.New();
        await _clockwork.Start(Second, Timeout.InfiniteTimeSpan, interleave: true);
        var busy = _clockwork.Stand(gate);
        await Journal.SeesAsync("busy");
        clocked.Clock.Advance(Second);
        await Journal.SeesAsync("tock 1");
        Gates.Open(gate);
        await busy;

        Journal.Lines.ShouldBe(["busy", "tick 1", "tock 1", "free"]);
    }

    [Fact]
    public async Task A_tick_that_fails_does_not_stop_the_timer()
    {
        await _clockwork.Fail(true);
        await _clockwork.Start(Second, Second);
        clocked.Clock.Advance(Second);
        await TockAsync(1);
        clocked.Clock.Advance(Second);
        await TockAsync(2);
    }

    [Fact]
    public async Task A_timers_times_can_be_changed_before_it_ticks()
    {
        await _clockwork.Start(10 * Second, 10 * Second);
        await _clockwork.Change(Second, 2 * Second);
        clocked.Clock.Advance(Second);
        await TockAsync(1);
        clocked.Clock.Advance(2 * Second);
        await TockAsync(2);
        await _clockwork.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        clocked.Clock.Advance(60 * Second);
        await NoMoreThanAsync(2);
    }

    [Fact]
    public async Task A_tick_may_change_its_own_timer()
    {
        await _clockwork.ChangeOnTick(5 * Second, 2 * Second);
        await _clockwork.Start(Second, Second);
        clocked.Clock.Advance(Second);
        await TockAsync(1);
        clocked.Clock.Advance(4.9 * Second);
        await NoMoreThanAsync(1);
        clocked.Clock.Advance(0.1 * Second);
        await TockAsync(2);
        clocked.Clock.Advance(2 * Second);
        await TockAsync(3);
    }

    [Fact]
    public async Task A_tick_may_dispose_its_own_timer()
    {
        await _clockwork.StopOnTick();
        await _clockwork.Start(Second, Second);
        clocked.Clock.Advance(Second);
        await TockAsync(1);
        clocked.Clock.Advance(10 * Second);
        await NoMoreThanAsync(1);
    }

    [Fact]
    public async Task A_tick_can_call_other_grains()
    {
        var other = clocked.New<IClockworkGrain>();
        await _clockwork.CallOnTick(other.GetPrimaryKeyString());
        await _clockwork.Start(Second, Timeout.InfiniteTimeSpan);
        clocked.Clock.Advance(Second);
        await TockAsync(1);
        Journal.Lines.ShouldBe(["tick 1", "0 there", "tock 1"]);
    }

    [Fact]
    public async Task A_deactivated_grains_timer_ticks_no_more()
    {
        await _clockwork.Start(Second, Second);
        clocked.Clock.Advance(Second);
        await TockAsync(1);
        await _clockwork.Leave();
        await Journal.SeesAsync("left");
        (await _clockwork.Ticks()).ShouldBe(0);
        clocked.Clock.Advance(10 * Second);
        (await _clockwork.Ticks()).ShouldBe(0);
    }

    [Fact]
    public async Task Times_below_zero_are_refused()
    {
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => _clockwork.Start(-Second, Second));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => _clockwork.Start(Second, -Second));
    }

    private async Task TockAsync(int number)
    {
        await Journal.SeesAsync($"tock {number}");

        // The next tick is armed when this one has ended: a call that must wait for it comes after.
        await _clockwork.Ticks();
    }

    private async Task NoMoreThanAsync(int ticks) => (await _clockwork.Ticks()).ShouldBe(ticks);
}
