using Actors.Tests.Interleaving;

namespace Actors.Tests.Waiting;

public sealed class TimeoutTests(Impatient impatient) : IClassFixture<Impatient>
{
    [Fact]
    public async Task A_caller_stops_waiting_after_the_response_timeout_and_the_call_goes_on()
    {
        var (grain, journal, gate) = New();
        var call = grain.Stand("it", gate);
        await Should.ThrowAsync<TimeoutException>(() => call.Within("the timeout"));
        journal.Lines.ShouldBe(["it begins"]);
        Gates.Open(gate);
        await journal.SeesAsync("it ends");
        await grain.Touch();
    }

    [Fact]
    public async Task A_call_that_timed_out_while_it_waited_is_never_started()
    {
        var (grain, journal, gate) = New();
        var first = grain.StandLong("first", gate);
        await journal.SeesAsync("first begins");
        await Should.ThrowAsync<TimeoutException>(() => grain.Stand("second", gate).Within("the timeout"));
        Gates.Open(gate);
        await first;
        await grain.Touch();

        journal.Lines.ShouldBe(["first begins", "first ends"]);
    }

    [Fact]
    public async Task A_method_may_have_a_response_timeout_of_its_own()
    {
        var (grain, journal, gate) = New();
        var patient = grain.StandLong("patient", gate);
        await journal.SeesAsync("patient begins");
        var usual = New();
        await Should.ThrowAsync<TimeoutException>(() => usual.Grain.Stand("usual", gate).Within("the timeout"));
        patient.IsCompleted.ShouldBeFalse();
        Gates.Open(gate);
        await patient;
    }

    [Fact]
    public async Task A_timeout_does_not_cancel_the_callees_token()
    {
        var (grain, journal, gate) = New();
        using var stop = new CancellationTokenSource();
        await Should.ThrowAsync<TimeoutException>(() => grain.Endure(gate, stop.Token).Within("the timeout"));
        Gates.Open(gate);
        await journal.SeesAsync("endured nothing");
    }

    [Theory]
    [InlineData(Manner.Plain)]
    [InlineData(Manner.AllowedTooEarly)]
    [InlineData(Manner.Suppressed)]
    public async Task Grains_that_wait_for_each_other_do_so_until_the_timeout(Manner manner)
    {
        var grain = impatient.New<IChainGrain>();
        await Should.ThrowAsync<TimeoutException>(() => grain.CallAround(Gates.New(), manner).Within("the timeout"));
    }

    [Fact]
    public async Task A_grain_that_calls_itself_waits_for_itself_until_the_timeout()
    {
        var grain = impatient.New<IChainGrain>();
        await Should.ThrowAsync<TimeoutException>(() => grain.CallItself(Manner.Plain).Within("the timeout"));
    }

    private (IWaitingGrain Grain, Journal Journal, string Gate) New()
    {
        var grain = impatient.New<IWaitingGrain>();
        return (grain, Journal.Of(grain.GetPrimaryKeyString()), Gates.New());
    }
}
