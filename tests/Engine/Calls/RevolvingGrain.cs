using Orleans.Concurrency;

namespace Actors.Tests.Calls;

[Reentrant]
internal sealed class RevolvingGrain : Grain, IRevolvingGrain
{
    private int _inside;
    private int _overlaps;

    public async Task<int> Churn(int turns)
    {
        for (var i = 0; i < turns; i++)
        {
            if (Interlocked.Increment(ref _inside) != 1)
            {
                _overlaps++;
            }

            Thread.Yield();
            Thread.SpinWait(20);
            Interlocked.Decrement(ref _inside);
            await Task.Yield();
        }

        return _overlaps;
    }
}
