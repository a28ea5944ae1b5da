using Actors.TestKit;
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
    public async Task A_call_that_timed_out_while_it_waited_is_never_started()
    {
        var gate = Gates.New();
        var first = Counter.AddSlowly(1, gate);
        await Journal.SeesAsync("begin 1");
        var second = Counter.AddSlowly(2, gate);
        _clock.Advance(TimeSpan.FromSeconds(6));
        await Should.ThrowAsync<TimeoutException>(() => first);
        await Should.ThrowAsync<TimeoutException>(() => second);
        Gates.Open(gate);
        await Journal.SeesAsync("end 1");

        (await Counter.Get()).ShouldBe(1);
        Journal.Lines.ShouldNotContain("begin 2");
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

    [Fact]
    public async Task A_call_with_a_cancelled_token_is_not_made()
    {
        await Should.ThrowAsync<OperationCanceledException>(() => Counter.Wait(new CancellationToken(canceled: true)));
        await Counter.Get();
        Journal.Lines.ShouldNotContain("waiting");
    }

    [Fact]
    public async Task Cancelling_releases_the_caller_and_reaches_the_callee()
    {
        using var stop = new CancellationTokenSource();
        var call = Counter.Wait(stop.Token);
        await Journal.SeesAsync("waiting");
        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => call.Within("the cancellation"));
        await Journal.SeesAsync("cancelled");
    }

    [Fact]
    public async Task Cancelling_a_call_that_waits_in_the_queue_keeps_it_from_starting()
    {
        var gate = Gates.New();
        var busy = Counter.AddSlowly(1, gate);
        await Journal.SeesAsync("begin 1");
        using var stop = new CancellationTokenSource();
        var waiting = Counter.Wait(stop.Token);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => waiting.Within("the cancellation"));
        Gates.Open(gate);
        await busy;
        await Counter.Get();

        Journal.Lines.ShouldNotContain("waiting");
    }
}
