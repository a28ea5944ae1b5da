using Orleans.Concurrency;

namespace Actors.Tests.Observers;

internal interface IBell : IGrainObserver
{
    [OneWay]
    void Ring(int number);

    Task<int> Answer(int number);
}
