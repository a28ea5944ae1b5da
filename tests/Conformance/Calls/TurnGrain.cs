using System.Globalization;

namespace Actors.Tests.Calls;

internal sealed class TurnGrain : Grain, ITurnGrain
{
    private readonly Dictionary<int, int> _last = [];
    private int _sum;
    private int _calls;
    private int _inside;
    private int _overlaps;
    private int _disorders;

    private Journal Journal => Journal.Of(this.GetPrimaryKeyString());

    public ValueTask Add(int by)
    {
        _sum += by;
        return default;
    }

    public Task Add(string by)
    {
        _sum += int.Parse(by, CultureInfo.InvariantCulture);
        return Task.CompletedTask;
    }

    public ValueTask<int> Get() => new(_sum);

    public Task<int> GetAsTask() => Task.FromResult(_sum);

    public async Task<int> GetLater()
    {
        await Task.Yield();
        return _sum;
    }

    public Task<string?> Join(string? left, int? right) => Task.FromResult(left is null && right is null ? null : $"{left}{right}");

    public async Task Stand(string who, string gate)
    {
        Journal.Write($"{who} begins");
        await Gates.Reach(gate);
        Journal.Write($"{who} ends");
    }

    public Task Forget(int by)
    {
        _sum += by;
        Journal.Write($"forgot {by}");
        return Task.CompletedTask;
    }

    public void Drop(int by)
    {
        _sum += by;
        Journal.Write($"dropped {by}");
    }

    public Task<bool> IsItself(ITurnGrain reference) =>
        Task.FromResult(reference.Equals(this.AsReference<ITurnGrain>()) && reference.GetGrainId() == this.GetGrainId());

    public Task<ITurnGrain> Itself() => Task.FromResult(this.AsReference<ITurnGrain>());

    public async Task AddTo(ITurnGrain other, int by) => await other.Add(by);

    public async Task<int> Overlaps(int turns)
    {
        for (var i = 0; i < turns; i++)
        {
            Enter();
            await AwaySomehow(i % 3);
        }

        return _overlaps;
    }

    public ValueTask Note(int caller, int number)
    {
        Note((caller, number));
        return default;
    }

    public async Task NoteLater(int caller, int number)
    {
        Note((caller, number));
        await Task.Yield();
        Enter();
    }

    public Task<string> Verdict() => Task.FromResult($"{_calls} calls, {_overlaps} overlaps, {_disorders} out of order");

    public Task<int> Count() => Task.FromResult(_calls);

    private static async Task AwaySomehow(int way)
    {
        switch (way)
        {
            case 0:
                await Task.Yield();
                break;
            case 1:
                await Task.Run(static () => Thread.SpinWait(10));
                break;
            default:
                await Task.Delay(TimeSpan.FromTicks(1), TimeProvider.System);
                break;
        }
    }

    private void Note((int Caller, int Number) call)
    {
        _calls++;
        Enter();
        if (_last.TryGetValue(call.Caller, out var last) && call.Number <= last)
        {
            _disorders++;
        }

        _last[call.Caller] = call.Number;
    }

    private void Enter()
    {
        if (Interlocked.Increment(ref _inside) != 1)
        {
            _overlaps++;
        }

        // Whoever could run beside this turn gets the core now.
        Thread.Yield();
        Thread.SpinWait(50);
        Interlocked.Decrement(ref _inside);
    }
}
