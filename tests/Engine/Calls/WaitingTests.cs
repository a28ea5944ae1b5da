using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace Actors.Tests.Calls;

/// <summary>Timeouts, cancellation and deadlocks.</summary>
public sealed class WaitingTests : IAsyncLifetime
{
    private readonly ManualClock _clock = new();
    private TestSilo _silo = null!;

    private ICounterGrain Counter => field ??= _silo.Grain<ICounterGrain>("one");

    private Journal Journal => _silo.Services.GetRequiredService<Journal>();

    public async Task InitializeAsync() => _silo = await TestSilo.StartAsync(
        silo => silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(5)), _clock);

    public async Task DisposeAsync() => await _silo.DisposeAsync();

    [Fact]
    public async Task A_caller_stops_waiting_after_the_response_timeout_and_the_call_goes_on()
    {
        var gate = Gates.New();
        var call = Counter.AddSlowly(1, gate);
        await Journal.SeesAsync("begin 1");
        _clock.Advance(TimeSpan.FromSeconds(4.9));
        call.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(0.2));

        var failure = await Should.ThrowAsync<TimeoutException>(() => call.Within("the timeout"));
        failure.Message.ShouldContain("ICounterGrain.AddSlowly on counter/one gave no answer within 5 s");
        Gates.Open(gate);
        await Journal.SeesAsync("end 1");
        (await Counter.Get()).ShouldBe(1);
    }

    [Fact]
    public async Task A_method_may_have_a_response_timeout_of_its_own()
    {
        var gate = Gates.New();
        var patient = _silo.Grain<IPartnerGrain>("patient").WaitPatiently(gate);
        var usual = Counter.AddSlowly(1, gate);
        await Journal.SeesAsync("begin 1");
        await Journal.SeesAsync("patient");
        _clock.Advance(TimeSpan.FromSeconds(30));
        await Should.ThrowAsync<TimeoutException>(() => usual);
        patient.IsCompleted.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(31));
        (await Should.ThrowAsync<TimeoutException>(() => patient)).Message.ShouldContain("60 s");
        Gates.Open(gate);
    }

    [Fact]
    public async Task A_deadlock_ends_in_a_timeout_that_names_the_chain_of_calls()
    {
        var call = _silo.Grain<IPartnerGrain>("a").CallAndBeCalledBack("b");
        await Journal.SeesAsync("b calls back");
        _clock.Advance(TimeSpan.FromSeconds(6));

        // All three calls time out together; which of their messages the caller sees is open, so ask the innermost's.
        await Should.ThrowAsync<TimeoutException>(() => call.Within("the timeout"));
        await Deadline.Until(() => Journal.Lines.Any(line => line.StartsWith("failed: ", StringComparison.Ordinal)), "the innermost call to fail");
        var message = Journal.Lines.First(line => line.StartsWith("failed: ", StringComparison.Ordinal));
        message.ShouldContain(
            "Call chain: IPartnerGrain.CallAndBeCalledBack on partner/a -> IPartnerGrain.CallBack on partner/b -> IPartnerGrain.Touch on partner/a.");
        message.ShouldContain("deadlock");
    }
}
