using Actors.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Actors.Tests.Lifecycle;

public sealed class LifecycleTests : IAsyncLifetime
{
    private readonly ManualClock _clock = new();
    private TestSilo _silo = null!;

    private Journal Journal => field ??= _silo.Services.GetRequiredService<Journal>();

    public async Task InitializeAsync() => _silo = await TestSilo.StartAsync(
        silo =>
        {
            silo.AddMemoryGrainStorage("store");
            silo.Services.AddScoped<Lodger>();
            silo.Configure<GrainCollectionOptions>(options => options.CollectionAge = TimeSpan.FromMinutes(5));
        },
        _clock);

    public async Task DisposeAsync() => await _silo.DisposeAsync();

    [Fact]
    public async Task A_failing_activation_reaches_the_caller_and_the_next_call_tries_anew()
    {
        Faults.Activations = 1;
        var house = _silo.Grain<IHouseGrain>("fragile");

        (await Should.ThrowAsync<InvalidOperationException>(() => house.Count())).Message.ShouldBe("The house does not stand.");
        await house.Count();
        await Journal.SeesAsync("counted 1");
    }

    [Fact]
    public async Task An_idle_activation_is_deactivated_with_its_state_written_and_its_services_ended()
    {
        var house = _silo.Grain<IHouseGrain>("idle");
        await house.Count();
        var first = await house.Activation();
        _clock.Advance(TimeSpan.FromMinutes(4));
        Journal.Lines.ShouldNotContain("deactivating: ActivationIdle");
        _clock.Advance(TimeSpan.FromMinutes(3));
        await Journal.SeesAsync("the lodger of idle left");

        Journal.Lines.ShouldBe(
            ["activated", "counted 1", "deactivating: ActivationIdle", "deactivated with 1", "disposed", "the lodger of idle left"]);
        await house.Count();
        await Journal.SeesAsync("counted 2");
        (await house.Activation()).ShouldNotBe(first);
    }

    [Fact]
    public async Task A_grain_in_use_or_told_to_stay_is_not_deactivated()
    {
        var busy = _silo.Grain<IHouseGrain>("busy");
        var kept = _silo.Grain<IHouseGrain>("kept");
        var always = _silo.Grain<IAlwaysThereGrain>("always");
        await kept.Stay(TimeSpan.FromHours(1));
        await always.Touch();
        var first = await busy.Activation();
        var firstKept = await kept.Activation();
        for (var minute = 0; minute < 12; minute++)
        {
            await busy.Activation();
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        (await busy.Activation()).ShouldBe(first);
        (await kept.Activation()).ShouldBe(firstKept);
        _clock.Advance(TimeSpan.FromHours(2));
        await Journal.SeesAsync("disposed", times: 2);
        Journal.Lines.ShouldNotContain("gone: ActivationIdle");
    }

    [Fact]
    public async Task Calls_that_wait_while_a_grain_deactivates_are_answered_by_its_next_activation_in_order()
    {
        var house = _silo.Grain<IHouseGrain>("leaving");
        var first = await house.Activation();
        var gate = Gates.New();
        var working = house.Work(gate);
        await Journal.SeesAsync("working");
        var leave = house.Leave();
        var counts = Enumerable.Range(0, 20).Select(_ => house.Count()).ToArray();
        var later = house.Activation().AsTask();
        Gates.Open(gate);
        await Task.WhenAll([working, leave, .. counts]).Within("the waiting calls to be answered");

        (await later).ShouldNotBe(first);
        Journal.Lines.Where(line => line.StartsWith("counted", StringComparison.Ordinal))
            .ShouldBe(Enumerable.Range(2, 20).Select(number => $"counted {number}"));
    }

    [Fact]
    public async Task Shutting_down_finishes_calls_that_were_taken_and_deactivates_every_grain()
    {
        var gate = Gates.New();
        var house = _silo.Grain<IHouseGrain>("last");
        var working = house.Work(gate);
        await Journal.SeesAsync("working");
        var waiting = house.Count();
        var stop = _silo.StopAsync();
        Gates.Open(gate);
        await stop.Within("the silo to stop");

        await working;
        await waiting;
        Journal.Lines.ShouldBe(
        [
            "activated", "working", "worked in 1", "counted 2", "deactivating: ShuttingDown", "deactivated with 2", "disposed", "the lodger of last left",
        ]);
        (await Should.ThrowAsync<SiloUnavailableException>(() => house.Count())).Message.ShouldContain("shutting down");
    }

    [Fact]
    public async Task Options_out_of_range_stop_the_start_and_are_named()
    {
        var failure = await Should.ThrowAsync<OptionsValidationException>(() => TestSilo.StartAsync(silo => silo
            .Configure<SiloMessagingOptions>(options => options.ResponseTimeout = TimeSpan.Zero)));
        failure.Message.ShouldContain("ResponseTimeout is 00:00:00; it must be more than zero.");

        failure = await Should.ThrowAsync<OptionsValidationException>(() => TestSilo.StartAsync(silo => silo
            .Configure<GrainCollectionOptions>(options => options.CollectionAge = TimeSpan.FromSeconds(1))));
        failure.Message.ShouldContain("CollectionAge is 00:00:01; it must be more than CollectionQuantum");
    }

    [Fact]
    public async Task A_missing_storage_is_named()
    {
        await using var silo = await TestSilo.StartAsync(silo => silo.Services.AddScoped<Lodger>());
        (await Should.ThrowAsync<Orleans.Storage.BadProviderConfigException>(() => silo.Grain<IHouseGrain>("homeless").Count()))
            .Message.ShouldContain("the storage 'store', which is not configured");
    }
}
