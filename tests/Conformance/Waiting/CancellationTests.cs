namespace Actors.Tests.Waiting;

[Collection(EnginesCollection.Name)]
public sealed class CancellationTests(Engines engines)
{
    [Theory, FromAnywhere]
    public async Task A_call_with_a_cancelled_token_is_not_made(Shape from)
    {
        var (grain, journal, _) = await NewAsync(from);
        await Should.ThrowAsync<OperationCanceledException>(() => grain.Wait("it", new CancellationToken(canceled: true)));
        await grain.Touch();
        journal.Lines.ShouldBeEmpty();
    }

    [Theory, FromAnywhere]
    public async Task Cancelling_releases_the_caller_and_reaches_the_callee(Shape from)
    {
        var (grain, journal, _) = await NewAsync(from);
        using var stop = new CancellationTokenSource();
        var call = grain.Wait("it", stop.Token);
        await journal.SeesAsync("it waits");
        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => call.Within("the cancellation"));
        await journal.SeesAsync("it cancelled");
        await grain.Touch().Within("the grain to take the next call");
    }

    [Theory, FromAnywhere]
    public async Task The_caller_is_released_though_the_callee_goes_on(Shape from)
    {
        var (grain, journal, gate) = await NewAsync(from);
        using var stop = new CancellationTokenSource();
        var call = grain.Endure(gate, stop.Token);
        await journal.SeesAsync("endures");
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => call.Within("the cancellation"));

        var next = grain.Touch();
        await journal.SeesAsync("told");
        next.IsCompleted.ShouldBeFalse();
        Gates.Open(gate);
        await next;
        journal.Lines.ShouldBe(["endures", "told", "endured cancellation"]);
    }

    [Theory, FromAnywhere]
    public async Task A_call_that_is_cancelled_while_it_waits_is_not_started_or_told_at_once(Shape from)
    {
        var (grain, journal, gate) = await NewAsync(from);
        var busy = grain.Stand("busy", gate);
        await journal.SeesAsync("busy begins");
        using var stop = new CancellationTokenSource();
        var waiting = grain.Wait("it", stop.Token);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => waiting.Within("the cancellation"));
        Gates.Open(gate);
        await busy;
        await grain.Touch().Within("the grain to be free");

        // The news of the cancellation and the end of the busy call may meet on the way.
        journal.Lines.Contains("it cancelled").ShouldBe(journal.Lines.Contains("it waits"));
    }

    [Theory, FromAnywhere]
    public async Task A_token_goes_on_from_grain_to_grain(Shape from)
    {
        var (grain, journal, _) = await NewAsync(from);
        var other = Gates.New();
        using var stop = new CancellationTokenSource();
        var call = grain.WaitElsewhere(other, stop.Token);
        await Journal.Of(other).SeesAsync("it waits");
        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => call.Within("the cancellation"));
        await Journal.Of(other).SeesAsync("it cancelled");
        await journal.SeesAsync("passed on");
    }

    [Theory, FromAnywhere]
    public async Task A_call_without_a_token_gets_one_that_is_not_cancelled(Shape from)
    {
        var (grain, _, _) = await NewAsync(from);
        (await grain.IsCancelled(default)).ShouldBeFalse();
        using var stop = new CancellationTokenSource();
        (await grain.IsCancelled(stop.Token)).ShouldBeFalse();
    }

    private async Task<(IWaitingGrain Grain, Journal Journal, string Gate)> NewAsync(Shape from)
    {
        var grain = await engines.NewAsync<IWaitingGrain>(from);
        return (grain, Journal.Of(grain.GetPrimaryKeyString()), Gates.New());
    }
}
