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
        },
        _clock);

    public async Task DisposeAsync() => await _silo.DisposeAsync();

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
