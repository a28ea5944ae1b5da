using Orleans.Concurrency;

namespace Actors.Tests.Calls;

internal interface ICounterGrain : IGrainWithStringKey
{
    ValueTask Add(int by);

    ValueTask<int> Get();

    Task AddSlowly(int by, string gate);

    Task<int> GetAsTask();

    Task<int> GetLater();

    [ReadOnly]
    Task<int> Peek(string gate);

    [AlwaysInterleave]
    Task<int> Glance();

    [OneWay]
    Task Forget(int by);

    Task Throw(string message);

    ValueTask ThrowAtOnce(string message);

    Task Wait(CancellationToken cancellationToken);

    Task<string> Thread();
}
