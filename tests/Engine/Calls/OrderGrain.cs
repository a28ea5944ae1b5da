namespace Actors.Tests.Calls;

/// <summary>Counts what must not happen: two calls at once, and calls of one caller out of order.</summary>
internal sealed class OrderGrain : Grain, IOrderGrain
{
    private readonly Dictionary<int, int> _last = [];
    private int _inside;
    private int _calls;
    private int _overlaps;
    private int _disorders;

    public ValueTask NoteAtOnce(int caller, int number)
    {
        Begin(caller, number);

        // Whoever could run beside this turn gets the core now.
        Thread.Yield();
        Thread.SpinWait(50);
        End();
        return default;
    }

    public async Task NoteLater(int caller, int number)
    {
        Begin(caller, number);
        await Task.Yield();
        End();
    }

    public async Task NoteByOther(int caller, int number)
    {
        Begin(caller, number);
        await GrainFactory.GetGrain<ICounterGrain>($"helper {caller}").Add(1);
        End();
    }

    public ValueTask Settled() => default;

    public Task<string> Verdict() => Task.FromResult($"{_calls} calls, {_overlaps} overlaps, {_disorders} out of order");

    private void Begin(int caller, int number)
    {
        _calls++;
        if (Interlocked.Increment(ref _inside) != 1)
        {
            _overlaps++;
        }

        if (_last.TryGetValue(caller, out var last) && number <= last)
        {
            _disorders++;
        }

        _last[caller] = number;
    }

    private void End() => Interlocked.Decrement(ref _inside);
}
