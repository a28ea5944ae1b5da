namespace Actors.Tests.Calls;

internal sealed class CounterGrain(Journal journal) : Grain, ICounterGrain
{
    private int _count;

    public ValueTask Add(int by)
    {
        _count += by;
        return default;
    }

    public ValueTask<int> Get() => new(_count);

    public async Task AddSlowly(int by, string gate)
    {
        journal.Write($"begin {by}");
        await Gates.Reach(gate);
        _count += by;
        journal.Write($"end {by}");
    }

    public Task<string> Thread() => Task.FromResult($"{Environment.CurrentManagedThreadId}");
}
