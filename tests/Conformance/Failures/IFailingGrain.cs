using Orleans.Concurrency;

namespace Actors.Tests.Failures;

public interface IFailingGrain : IGrainWithStringKey
{
    Task Throw(Failure failure);

    ValueTask<int> ThrowAtOnce(Failure failure);

    [OneWay]
    Task Forget(Failure failure);

    /// <summary>What the grain sees when another fails.</summary>
    Task<string> Ask(string other, Failure failure);

    Task Pass(string other, Failure failure);

    Task<int> Calls();
}
