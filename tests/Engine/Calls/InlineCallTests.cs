using Microsoft.Extensions.DependencyInjection;

namespace Actors.Tests.Calls;

public sealed class InlineCallTests : IAsyncLifetime
{
    private TestSilo _silo = null!;

    public async Task InitializeAsync() => _silo = await TestSilo.StartAsync();

    public async Task DisposeAsync() => await _silo.DisposeAsync();

    [Fact]
    public async Task A_completed_call_on_an_idle_activation_allocates_nothing()
    {
        var counter = _silo.Grain<ICounterGrain>("lean");
        await Deadline.Until(() => counter.Get().IsCompleted, "an idle activation");
        for (var i = 0; i < 1000; i++)
        {
            counter.Add(1).IsCompletedSuccessfully.ShouldBeTrue();
            counter.Get().IsCompletedSuccessfully.ShouldBeTrue();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            _ = counter.Add(1);
            _ = counter.Get();
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
        (await counter.Get()).ShouldBe(2000);
    }

    [Fact]
    public async Task Calls_nested_thousands_deep_do_not_exhaust_the_stack()
    {
        const int Depth = 20_000;
        (await _silo.Grain<IPartnerGrain>($"nest {Depth}").Nest(Depth).AsTask().Within("the innermost call's answer")).ShouldBe(Depth);
    }

    [Fact]
    public async Task The_request_context_goes_along_with_calls_and_does_not_come_back()
    {
        RequestContext.Set("trace", "from outside");
        var partner = _silo.Grain<IPartnerGrain>("first");
        (await partner.AskTrace("second")).ShouldBe("from outside and on; mine is from outside and on");

        // Once more with both activations idle, so that the calls run on this thread.
        await Deadline.Until(() => partner.Trace().IsCompleted, "an idle activation");
        (await partner.Trace()).ShouldBe("from outside");
        RequestContext.Get("trace").ShouldBe("from outside");
    }

    [Fact]
    public async Task What_follows_an_await_runs_on_a_turn_of_the_grain()
    {
        var partner = _silo.Grain<IPartnerGrain>("steady");
        (await partner.StaysOnTurn()).ShouldBeTrue();
        await Deadline.Until(() => partner.Touch().IsCompleted, "an idle activation");
        (await partner.StaysOnTurn()).ShouldBeTrue();
        SynchronizationContext.Current.ShouldBeNull();
    }
}
