namespace Actors.Tests.Storage;

internal sealed class TallyGrain : Grain<Tally>, ITallyGrain
{
    public async Task<int> Add(int by)
    {
        State.Sum += by;
        await WriteStateAsync();
        return State.Sum;
    }

    public Task Clear() => ClearStateAsync();

    public async Task<int> Reread()
    {
        State.Sum = -1;
        await ReadStateAsync();
        return State.Sum;
    }

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
