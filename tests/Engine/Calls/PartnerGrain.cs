namespace Actors.Tests.Calls;

internal sealed class PartnerGrain(Journal journal) : Grain, IPartnerGrain
{
    public async Task CallAndBeCalledBack(string partner) =>
        await GrainFactory.GetGrain<IPartnerGrain>(partner).CallBack(this.GetPrimaryKeyString());

    public async Task CallBack(string partner)
    {
        var touch = GrainFactory.GetGrain<IPartnerGrain>(partner).Touch();
        journal.Write($"{this.GetPrimaryKeyString()} calls back");
        try
        {
            await touch;
        }
        catch (TimeoutException exception)
        {
            journal.Write($"failed: {exception.Message}");
            throw;
        }
    }

    public Task Touch() => Task.CompletedTask;

    public async Task WaitPatiently(string gate)
    {
        journal.Write("patient");
        await Gates.Reach(gate);
    }

    public ValueTask<int> Nest(int depth) => depth == 0
        ? new ValueTask<int>(0)
        : Deeper(GrainFactory.GetGrain<IPartnerGrain>($"nest {depth - 1}").Nest(depth - 1));

    public Task<string> Trace()
    {
        var trace = $"{RequestContext.Get("trace")}";
        RequestContext.Set("trace", "changed by the callee");
        return Task.FromResult(trace);
    }

    public async Task<string> AskTrace(string partner)
    {
        RequestContext.Set("trace", RequestContext.Get("trace") + " and on");
        var trace = await GrainFactory.GetGrain<IPartnerGrain>(partner).Trace();
        return $"{trace}; mine is {RequestContext.Get("trace")}";
    }

    public async Task<bool> StaysOnTurn()
    {
        var turn = SynchronizationContext.Current;
        await Task.Yield();
        var afterYield = ReferenceEquals(turn, SynchronizationContext.Current);
        await Task.Run(static () => { });
        return afterYield && turn is not null && ReferenceEquals(turn, SynchronizationContext.Current);
    }

    private static async ValueTask<int> Deeper(ValueTask<int> inner) => await inner + 1;
}
