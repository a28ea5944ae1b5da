using Actors.Tests.Observers;
using Actors.Tests.Timers;

namespace Actors.Tests.Filters;

/// <summary>Each test's own calls are told from others, the engine's among them, by the grain's key.</summary>
public sealed class FilterTests
{
    private readonly string _key = Gates.New();
    private readonly string _other = Gates.New();
    private readonly List<string> _seen = [];

    [Fact]
    public async Task An_incoming_filter_sees_whom_a_call_reaches_and_with_what()
    {
        await using var cluster = await Cluster.StartAsync(configure: silo => silo.AddIncomingGrainCallFilter(async call =>
        {
            if (IsOurs(call))
            {
                Note($"{call.TargetId.Key} {call.InterfaceMethod.DeclaringType!.Name}.{call.MethodName} of {call.ImplementationMethod.DeclaringType!.Name}");
                Note($"{call.Request.GetArgumentCount()} arguments");
                call.Grain.ShouldBeOfType<MeterGrain>().ShouldBeSameAs(call.TargetContext.GrainInstance);
                call.Request.GetMethodName().ShouldBe(call.MethodName);
                call.Request.GetInterfaceType().ShouldBe(typeof(IMeterGrain));
                call.InterfaceName.ShouldEndWith(nameof(IMeterGrain));
            }

            await call.Invoke();
            if (IsOurs(call))
            {
                Note($"result {call.Result}");
            }
        }));
        var meter = cluster.Grain<IMeterGrain>(_key);
        await meter.Add(2, "two");
        (await meter.Get()).ShouldBe(2);

        _seen.ShouldBe(
        [
            $"{_key} IMeterGrain.Add of MeterGrain", "2 arguments", "result 2",
            $"{_key} IMeterGrain.Get of MeterGrain", "0 arguments", "result 2",
        ]);
    }

    [Fact]
    public async Task Incoming_filters_run_in_their_order_and_may_change_arguments_and_results()
    {
        await using var cluster = await Cluster.StartAsync(configure: silo => silo
            .AddIncomingGrainCallFilter(async call =>
            {
                if (IsOurs(call) && call.MethodName == nameof(IMeterGrain.Add))
                {
                    Note($"first before {call.Request.GetArgument(0)} {call.Request.GetArgument(1)}");
                    call.Request.SetArgument(0, (int)call.Request.GetArgument(0)! * 10);
                }

                await call.Invoke();
                if (IsOurs(call))
                {
                    Note($"first after {call.Result}");
                }
            })
            .AddIncomingGrainCallFilter(async call =>
            {
                if (IsOurs(call))
                {
                    Note($"second before {call.Request.GetArgument(0)}");
                }

                await call.Invoke();
                if (IsOurs(call))
                {
                    call.Result = (int)call.Result! + 1;
                }
            }));
        (await cluster.Grain<IMeterGrain>(_key).Add(2, "two")).ShouldBe(21);
        _seen.ShouldBe(["first before 2 two", "second before 20", "first after 21"]);
    }

    [Fact]
    public async Task A_filters_failure_is_the_calls_failure_and_the_call_is_not_made()
    {
        await using var cluster = await Cluster.StartAsync(configure: silo => silo.AddIncomingGrainCallFilter(
            call => IsOurs(call) && call.MethodName == nameof(IMeterGrain.Add) ? throw new UnauthorizedAccessException("Not you.") : call.Invoke()));
        var meter = cluster.Grain<IMeterGrain>(_key);
        (await Should.ThrowAsync<UnauthorizedAccessException>(() => meter.Add(2, "two"))).Message.ShouldBe("Not you.");
        (await meter.Get()).ShouldBe(0);
    }

    [Fact]
    public async Task A_filter_sees_the_calls_failure_and_may_answer_in_its_place()
    {
        await using var cluster = await Cluster.StartAsync(configure: silo => silo
            .AddIncomingGrainCallFilter(async call =>
            {
                try
                {
                    await call.Invoke();
                }
                catch (InvalidOperationException exception) when (IsOurs(call))
                {
                    Note($"incoming {exception.Message}");
                    throw new NotSupportedException("Replaced.");
                }
            })
            .AddIncomingGrainCallFilter(call =>
            {
                if (IsOurs(call) && call.MethodName == nameof(IMeterGrain.Get))
                {
                    call.Result = 99;
                    return Task.CompletedTask;
                }

                return call.Invoke();
            }));
        var meter = cluster.Grain<IMeterGrain>(_key);
        (await Should.ThrowAsync<NotSupportedException>(() => meter.Fail())).Message.ShouldBe("Replaced.");
        (await meter.Get()).ShouldBe(99);
        _seen.ShouldBe(["incoming The meter is broken."]);
    }

    [Fact]
    public async Task Outgoing_filters_stand_before_every_call_and_may_change_it_or_answer_by_themselves()
    {
        await using var cluster = await Cluster.StartAsync(configure: silo => silo
            .AddOutgoingGrainCallFilter(async call =>
            {
                if (!IsOurs(call))
                {
                    await call.Invoke();
                }
                else if (call.MethodName == nameof(IMeterGrain.Get))
                {
                    call.Result = 99;
                }
                else
                {
                    Note($"{call.MethodName} of {call.TargetId.Key}");
                    call.Request.SetArgument(0, 5);
                    await call.Invoke();
                    call.Result = -(int)call.Result!;
                }
            }));
        var meter = cluster.Grain<IMeterGrain>(_key);
        (await meter.Add(2, "two")).ShouldBe(-5);
        (await meter.Get()).ShouldBe(99);
        _seen.ShouldBe([$"Add of {_key}"]);
    }

    [Fact]
    public async Task Filters_know_the_grain_that_calls()
    {
        await using var cluster = await Cluster.StartAsync(configure: silo => silo
            .AddOutgoingGrainCallFilter(call =>
            {
                if (IsOurs(call))
                {
                    Note($"out {call.MethodName} from {(call.SourceContext?.GrainInstance is MeterGrain ? call.SourceId!.Value.Key.ToString() : "outside")}");
                }

                return call.Invoke();
            })
            .AddIncomingGrainCallFilter(call =>
            {
                if (IsOurs(call))
                {
                    Note($"in {call.MethodName}{(call.SourceId is { } source && source.Type == call.TargetId.Type ? $" from {source.Key}" : "")}");
                }

                return call.Invoke();
            }));
        await cluster.Grain<IMeterGrain>(_key).GetFrom(_other);
        _seen.ShouldBe(["out GetFrom from outside", "in GetFrom", $"out Get from {_key}", $"in Get from {_key}"]);
    }

    [Fact]
    public async Task What_a_filter_sets_in_the_request_context_goes_along_with_the_call()
    {
        await using var cluster = await Cluster.StartAsync(configure: silo => silo
            .AddOutgoingGrainCallFilter(call =>
            {
                if (IsOurs(call))
                {
                    RequestContext.Set("out", $"{RequestContext.Get("out")}+");
                }

                return call.Invoke();
            })
            .AddIncomingGrainCallFilter(call =>
            {
                RequestContext.Set("in", "set on the way in");
                return call.Invoke();
            }));
        var meter = cluster.Grain<IMeterGrain>(_key);
        (await meter.Context("out")).ShouldBe("+");
        (await meter.ContextOf(_other, "out")).ShouldBe("++");
        (await meter.Context("in")).ShouldBe("set on the way in");
        RequestContext.Get("out").ShouldBeNull();
    }

    [Fact]
    public async Task A_grain_may_filter_its_own_calls_after_those_of_the_silo()
    {
        await using var cluster = await Cluster.StartAsync(configure: silo => silo.AddIncomingGrainCallFilter(async call =>
        {
            await call.Invoke();
            if (IsOurs(call))
            {
                call.Result = $"silo: {call.Result}";
            }
        }));
        var guarded = cluster.Grain<IGuardedGrain>(_key);
        (await guarded.Name()).ShouldBe("silo: guarded: open");
        await Should.ThrowAsync<UnauthorizedAccessException>(() => guarded.Secret());
    }

    [Fact]
    public async Task The_ticks_of_timers_pass_the_filters_too()
    {
        var clock = new ManualClock();
        var refused = false;
        await using var cluster = await Cluster.StartAsync(clock: clock, configure: silo => silo.AddIncomingGrainCallFilter(call =>
        {
            if (IsOurs(call) && call.InterfaceMethod.DeclaringType != typeof(IClockworkGrain))
            {
                Note($"{call.Request.GetArgumentCount()} arguments from {call.SourceId!.Value.Key}");
                if (refused)
                {
                    throw new UnauthorizedAccessException("Not now.");
                }
            }

            return call.Invoke();
        }));
        var clockwork = cluster.Grain<IClockworkGrain>(_key);
        await clockwork.Start(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
        clock.Advance(TimeSpan.FromSeconds(1));
        (await clockwork.Ticks()).ShouldBe(1);
        await Journal.Of(_key).SeesAsync("tock 1");
        await clockwork.Ticks();
        refused = true;
        clock.Advance(TimeSpan.FromSeconds(1));
        (await clockwork.Ticks()).ShouldBe(1);
        _seen.ShouldBe([$"0 arguments from {_key}", $"0 arguments from {_key}"]);
    }

    [Fact]
    public async Task Calls_of_observers_pass_the_filters_too()
    {
        await using var cluster = await Cluster.StartAsync(configure: silo => silo
            .AddIncomingGrainCallFilter(async call =>
            {
                await call.Invoke();
                if (call.InterfaceMethod.DeclaringType == typeof(IBell))
                {
                    call.Result = (int)call.Result! * 10;
                }
            }));
        var bell = new Bell(_key);
        var tower = cluster.Grain<ITowerGrain>(_key);
        await tower.Hang(cluster.Grains.CreateObjectReference<IBell>(bell));
        (await tower.Ask(3)).ShouldBe(40);
        GC.KeepAlive(bell);
    }

    private bool IsOurs(IGrainCallContext call) => call.TargetId.Key.ToString() is var key && (key == _key || key == _other);

    private void Note(string line)
    {
        lock (_seen)
        {
            _seen.Add(line);
        }
    }
}
