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

    private async Task TockAsync(int number)
    {
        await Journal.SeesAsync($"tock {number}");

        // The next tick is armed when this one has ended: a call that must wait for it comes after.
        await Clockwork.Ticks();
    }
}
