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
    public async Task A_call_that_completes_at_once_on_an_idle_activation_runs_on_its_callers_thread()
    {
        // Once one call was answered at once, the activation is idle and stays so.
        await Deadline.Until(() => Counter.Get().IsCompleted, "an idle activation");
        var thread = $"{Environment.CurrentManagedThreadId}";
        var call = Counter.Thread();

        call.IsCompleted.ShouldBeTrue();
        (await call).ShouldBe(thread);
    }
}
