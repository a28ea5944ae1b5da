using Microsoft.Extensions.DependencyInjection;

namespace Actors.Tests.Calls;

public sealed class InterleavingTests : IAsyncLifetime
{
    private TestSilo _silo = null!;

    private ICounterGrain Counter => field ??= _silo.Grain<ICounterGrain>("one");

    private Journal Journal => _silo.Services.GetRequiredService<Journal>();

    public async Task InitializeAsync() => _silo = await TestSilo.StartAsync();

    public async Task DisposeAsync() => await _silo.DisposeAsync();

    [Fact]
    public async Task Read_only_calls_run_beside_one_another_and_beside_no_other()
    {
        var gate = Gates.New();
        var writeGate = Gates.New();
        var reads = new[] { Counter.Peek(gate), Counter.Peek(gate) };
        await Journal.SeesAsync("peek", times: 2);
        var write = Counter.AddSlowly(5, writeGate);
        await Journal.Lines.Length.ShouldStay(2, () => Journal.Lines.Length, _silo);
        Gates.Open(gate);
        await Journal.SeesAsync("begin 5");
        var late = Counter.Peek(gate);
        late.IsCompleted.ShouldBeFalse();
        Gates.Open(writeGate);

        (await Task.WhenAll(reads)).ShouldBe([0, 0]);
        await write;
        (await late).ShouldBe(5);
    }

    [Fact]
    public async Task A_call_that_may_always_interleave_passes_one_that_is_running()
    {
        var gate = Gates.New();
        var running = Counter.AddSlowly(1, gate);
        await Journal.SeesAsync("begin 1");
        var behind = Counter.Get().AsTask();

        (await Counter.Glance().Within("an answer beside the running call")).ShouldBe(0);
        behind.IsCompleted.ShouldBeFalse();
        Gates.Open(gate);
        await running;
        (await behind).ShouldBe(1);
    }

    [Fact]
    public async Task A_reentrant_grain_takes_a_second_call_while_the_first_waits()
    {
        var grain = _silo.Grain<IRevolvingGrain>("door");
        var gate = Gates.New();
        var first = grain.Enter("first", gate);
        var second = grain.Enter("second", gate);
        await Journal.SeesAsync("second in");
        Gates.Open(gate);
        await Task.WhenAll(first, second);

        Journal.Lines.Take(2).ShouldBe(["first in", "second in"]);
    }

    [Fact]
    public async Task A_one_way_call_returns_before_its_work_and_its_failure_is_logged_only()
    {
        var gate = Gates.New();
        var busy = Counter.AddSlowly(1, gate);
        await Journal.SeesAsync("begin 1");

        Counter.Forget(7).IsCompleted.ShouldBeTrue();
        Counter.Forget(-1).IsCompletedSuccessfully.ShouldBeTrue();
        Journal.Lines.ShouldNotContain("forgot 7");
        Gates.Open(gate);
        await busy;
        await Journal.SeesAsync("forgot 7");
        (await Counter.Get()).ShouldBe(8);
        _silo.Log.Entries.ShouldContain(entry => entry.Exception is ArgumentOutOfRangeException);
    }
}
