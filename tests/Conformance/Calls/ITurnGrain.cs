using Orleans.Concurrency;

namespace Actors.Tests.Calls;

public interface ITurnGrain : IGrainWithStringKey, ICounting
{
    ValueTask Add(int by);

    Task Add(string by);

    ValueTask<int> Get();

    Task<int> GetAsTask();

    Task<int> GetLater();

    Task<string?> Join(string? left, int? right);

    /// <summary>Stands at a gate between two lines of the journal.</summary>
    Task Stand(string who, string gate);

    [OneWay]
    Task Forget(int by);

    [OneWay]
    void Drop(int by);

    Task<bool> IsItself(ITurnGrain reference);

    Task<ITurnGrain> Itself();

    Task AddTo(ITurnGrain other, int by);

    /// <summary>Goes through awaits of several kinds beside others that do the same, and counts the moments at which two ran at once.</summary>
    [AlwaysInterleave]
    Task<int> Overlaps(int turns);

    ValueTask Note(int caller, int number);

    Task NoteLater(int caller, int number);

    Task<string> Verdict();
}
