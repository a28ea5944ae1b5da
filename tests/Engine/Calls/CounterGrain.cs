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

    public Task<int> GetAsTask() => Task.FromResult(_count);

    public async Task<int> GetLater()
    {
        await Task.Yield();
        return _count;
    }

    public async Task<int> Peek(string gate)
    {
        journal.Write("peek");
        await Gates.Reach(gate);
        return _count;
    }

    public Task<int> Glance() => Task.FromResult(_count);

    public Task Forget(int by)
    {
        if (by < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(by));
        }

        _count += by;
        journal.Write($"forgot {by}");
        return Task.CompletedTask;
    }

    public async Task Throw(string message)
    {
        await Task.Yield();
        throw new InvalidOperationException(message);
    }

    public ValueTask ThrowAtOnce(string message) => throw new InvalidOperationException(message);

    public async Task Wait(CancellationToken cancellationToken)
    {
        journal.Write("waiting");
        var end = new TaskCompletionSource();
        await using var registration = cancellationToken.Register(() => end.TrySetCanceled(cancellationToken));
        try
        {
            await end.Task;
        }
        catch (OperationCanceledException)
        {
            journal.Write("cancelled");
            throw;
        }
    }

    public Task<string> Thread() => Task.FromResult($"{Environment.CurrentManagedThreadId}");
}
