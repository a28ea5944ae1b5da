namespace Actors.Tests.Lifecycle;

public interface IHouseGrain : IGrainWithStringKey
{
    /// <summary>Which activation this is.</summary>
    Task<Guid> Activation();

    Task Work(string gate);

    Task Leave();

    /// <summary>Leaves, and stands at a gate before it is gone.</summary>
    Task LeaveSlowly(string gate);

    /// <summary>Fails while it leaves.</summary>
    Task LeaveBadly();

    Task Stay(TimeSpan time);

    Task<int> Count();

    /// <summary>Calls another house, whose activation is no business of this one's.</summary>
    Task<int> CountElsewhere(string other);

    Task Wind(TimeSpan period, bool keepAlive);

    /// <summary>What the request context held when the house was activated.</summary>
    Task<string> WokenBy();
}
