using Microsoft.Extensions.DependencyInjection;

namespace Actors.Tests.Calls;

public sealed class CallTests : IAsyncLifetime
{
    private TestSilo _silo = null!;

    private ICounterGrain Counter => field ??= _silo.Grain<ICounterGrain>("one");

    private Journal Journal => _silo.Services.GetRequiredService<Journal>();

    public async Task InitializeAsync() => _silo = await TestSilo.StartAsync();

    public async Task DisposeAsync() => await _silo.DisposeAsync();

    [Fact]
    public async Task A_call_reaches_its_grain_and_its_result_comes_back()
    {
        await Counter.Add(3);
        await Counter.Add(4);

        (await Counter.Get()).ShouldBe(7);
        (await Counter.GetAsTask()).ShouldBe(7);
        (await Counter.GetLater()).ShouldBe(7);
        (await _silo.Grain<ICounterGrain>("another").Get()).ShouldBe(0);
    }

    [Fact]
    public async Task Calls_that_are_not_awaited_run_one_after_the_other_in_order()
    {
        var gate = Gates.New();
        var first = Counter.AddSlowly(1, gate);
        var second = Counter.AddSlowly(2, gate);
        var third = Counter.AddSlowly(3, gate);
        await Journal.SeesAsync("begin 1");
        Gates.Open(gate);
        await Task.WhenAll(first, second, third);

        Journal.Lines.ShouldBe(["begin 1", "end 1", "begin 2", "end 2", "begin 3", "end 3"]);
    }

    [Fact]
    public async Task A_call_that_completes_at_once_on_an_idle_activation_runs_on_its_callers_thread()
    {
        // Once one call was answered at once, the activation is idle and stays so.
        await Deadline.Until(() => Counter.Get().IsCompleted, "an idle activation");
        var thread = $"{Environment.CurrentManagedThreadId}";
        var call = Counter.Thread();

        call.IsCompleted.ShouldBeTrue();
        (await call).ShouldBe(thread);
    }

    [Fact]
    public async Task A_failure_reaches_the_caller_with_the_callees_stack()
    {
        var failure = await Should.ThrowAsync<InvalidOperationException>(() => Counter.Throw("no"));
        failure.Message.ShouldBe("no");
        failure.StackTrace.ShouldNotBeNull().ShouldContain(nameof(CounterGrain));

        var atOnce = await Should.ThrowAsync<InvalidOperationException>(() => Counter.ThrowAtOnce("never").AsTask());
        atOnce.StackTrace.ShouldNotBeNull().ShouldContain(nameof(CounterGrain));
        (await Counter.Get()).ShouldBe(0);
    }
}
