using Actors.Tests.Calls;
using Microsoft.Extensions.DependencyInjection;

namespace Actors.Tests.Filters;

public sealed class FilterTests
{
    [Fact]
    public async Task Incoming_filters_see_the_call_and_may_change_its_arguments_and_result()
    {
        var seen = new List<string>();
        await using var silo = await TestSilo.StartAsync(silo => silo
            .AddIncomingGrainCallFilter(async call =>
            {
                seen.Add($"{call.TargetId} {call.InterfaceName}.{call.MethodName}/{call.ImplementationMethod.DeclaringType!.Name} from {call.SourceId?.ToString() ?? "outside"}");
                if (call.MethodName == nameof(ICounterGrain.Add))
                {
                    call.Request.SetArgument(0, (int)call.Request.GetArgument(0)! * 10);
                }

                await call.Invoke();
            })
            .AddIncomingGrainCallFilter(async call =>
            {
                await call.Invoke();
                if (call.Result is int number)
                {
                    call.Result = number + 1;
                }
            }));

        var counter = silo.Grain<ICounterGrain>("c");
        await counter.Add(2);
        (await counter.Get()).ShouldBe(21);
        seen.ShouldBe(["counter/c ICounterGrain.Add/CounterGrain from outside", "counter/c ICounterGrain.Get/CounterGrain from outside"]);
    }

    [Fact]
    public async Task A_filters_failure_is_the_calls_failure()
    {
        await using var silo = await TestSilo.StartAsync(silo => silo
            .AddIncomingGrainCallFilter(static _ => throw new UnauthorizedAccessException("Not you.")));
        (await Should.ThrowAsync<UnauthorizedAccessException>(() => silo.Grain<ICounterGrain>("c").Get().AsTask())).Message.ShouldBe("Not you.");
    }

    [Fact]
    public async Task Outgoing_filters_stand_before_the_call_and_may_answer_by_themselves()
    {
        await using var silo = await TestSilo.StartAsync(silo => silo.AddOutgoingGrainCallFilter(async call =>
        {
            if (call.MethodName == nameof(ICounterGrain.GetLater))
            {
                call.Result = 99;
                return;
            }

            await call.Invoke();
            call.Result = call.Result is int number ? -number : null;
        }));

        var counter = silo.Grain<ICounterGrain>("c");
        await counter.Add(2);
        (await counter.Get()).ShouldBe(-2);
        (await counter.GetLater()).ShouldBe(99);
    }

    [Fact]
    public async Task A_grain_may_filter_its_own_calls()
    {
        await using var silo = await TestSilo.StartAsync();
        (await silo.Grain<IGuardedGrain>("g").Name()).ShouldBe("guarded: Name");
    }
}
