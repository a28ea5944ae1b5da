using Actors.TestKit;
using Actors.Tests.Calls;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace Actors.Tests.Timers;

public sealed class TimerTests : IAsyncLifetime
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ManualClock _clock = new();
    private TestSilo _silo = null!;

    private IClockworkGrain Clockwork => field ??= _silo.Grain<IClockworkGrain>("clock");

    private Journal Journal => _silo.Services.GetRequiredService<Journal>();

    public async Task InitializeAsync() => _silo = await TestSilo.StartAsync(
        silo => silo.Configure<GrainCollectionOptions>(options => options.CollectionAge = TimeSpan.FromMinutes(3)), _clock);

    public async Task DisposeAsync() => await _silo.DisposeAsync();

    [Fact]
    public async Task A_timer_ticks_when_due_and_then_every_period()
    {
        await Clockwork.Start(2 * Second, Second, interleave: false, keepAlive: false);
        _clock.Advance(1.9 * Second);
        await Journal.Lines.Length.ShouldStay(0, () => Journal.Lines.Length, _silo);
        _clock.Advance(0.1 * Second);
        await TockAsync(1);
        _clock.Advance(Second);
        await TockAsync(2);
        await Clockwork.Stop();
        _clock.Advance(10 * Second);
        await Journal.Lines.Length.ShouldStay(4, () => Journal.Lines.Length, _silo);
    }

    [Fact]
    public async Task A_tick_waits_for_the_call_that_is_running()
    {
        var gate = Gates.New();
        await Clockwork.Start(Second, Timeout.InfiniteTimeSpan, interleave: false, keepAlive: false);
        var busy = Clockwork.Busy(gate);
        await Journal.SeesAsync("busy");
        _clock.Advance(Second);
        await Journal.Lines.Length.ShouldStay(1, () => Journal.Lines.Length, _silo);
        Gates.Open(gate);
        await busy;
        await TockAsync(1);

        Journal.Lines.ShouldBe(["busy", "free", "tick 1", "tock 1"]);
    }

    [Fact]
    public async Task An_interleaving_tick_does_not_wait()
    {
        var gate = Gates.New();
        await Clockwork.Start(Second, Timeout.InfiniteTimeSpan, interleave: true, keepAlive: false);
        var busy = Clockwork.Busy(gate);
        await Journal.SeesAsync("busy");
        _clock.Advance(Second);
        await Journal.SeesAsync("tock 1");
        Gates.Open(gate);
        await busy;

        Journal.Lines.ShouldBe(["busy", "tick 1", "tock 1", "free"]);
    }

    [Fact]
    public async Task A_failing_tick_is_logged_and_the_next_one_comes()
    {
        await Clockwork.Fail(true);
        await Clockwork.Start(Second, Second, interleave: false, keepAlive: false);
        _clock.Advance(Second);
        await TockAsync(1);
        _clock.Advance(Second);
        await TockAsync(2);

        _silo.Log.Entries.Count(entry => entry.Exception is InvalidOperationException { Message: "The spring broke." }).ShouldBe(2);
    }

    [Fact]
    public async Task A_timers_times_can_be_changed()
    {
        await Clockwork.Start(10 * Second, 10 * Second, interleave: false, keepAlive: false);
        await Clockwork.Change(Second, Timeout.InfiniteTimeSpan);
        _clock.Advance(Second);
        await TockAsync(1);
        _clock.Advance(60 * Second);
        (await Clockwork.Ticks()).ShouldBe(1);
    }

    [Fact]
    public async Task A_grain_that_only_ticks_is_idle_unless_its_timer_keeps_it_alive()
    {
        await Clockwork.Start(Second * 30, Second * 30, interleave: false, keepAlive: false);
        var kept = _silo.Grain<IClockworkGrain>("kept");
        await kept.Start(Second * 30, Second * 30, interleave: false, keepAlive: true);
        for (var i = 1; i <= 12; i++)
        {
            _clock.Advance(Second * 30);
            var ticks = i;
            await Deadline.Until(() => kept.Ticks() is { IsCompletedSuccessfully: true, Result: var seen } && seen == ticks, $"tick {ticks}");
        }

        await Journal.SeesAsync("stopped");
        Journal.Lines.Count(line => line == "stopped").ShouldBe(1);
    }

    [Fact]
    public async Task A_tick_that_runs_while_idle_grains_are_looked_for_is_no_use_of_its_grain()
    {
        var gate = Gates.New();
        await Clockwork.Block(gate);
        await Clockwork.Start(Second, Second, interleave: false, keepAlive: false);
        _clock.Advance(Second);
        await Journal.SeesAsync("tick 1");
        _clock.Advance(TimeSpan.FromMinutes(5));
        Gates.Open(gate);
        await Journal.SeesAsync("stopped");

        Journal.Lines.ShouldBe(["tick 1", "tock 1", "stopped"]);
    }

    [Fact]
    public async Task Times_below_zero_are_refused()
    {
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Clockwork.Start(-Second, Second, interleave: false, keepAlive: false));
    }

    private async Task TockAsync(int number)
    {
        await Journal.SeesAsync($"tock {number}");

        // The next tick is armed when this one has ended: a call that must wait for it comes after.
        await Clockwork.Ticks();
    }
}
