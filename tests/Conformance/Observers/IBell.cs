using Orleans.Concurrency;

namespace Actors.Tests.Observers;

public interface IBell : IGrainObserver
{
    [OneWay]
    void Ring(int number);

    Task<int> Answer(int number);

    /// <summary>Stands at a gate.</summary>
    [OneWay]
    Task Hold(string who, string gate);

    [OneWay]
    Task Note(string key);
}
