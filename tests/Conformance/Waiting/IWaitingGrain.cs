namespace Actors.Tests.Waiting;

public interface IWaitingGrain : IGrainWithStringKey
{
    Task Stand(string who, string gate);

    /// <summary>As <see cref="Stand"/>, but its callers wait longer than usual.</summary>
    [ResponseTimeout("00:01:00")]
    Task StandLong(string who, string gate);

    /// <summary>Ends when cancelled, and writes that down.</summary>
    [ResponseTimeout("00:01:00")]
    Task Wait(string who, CancellationToken cancellationToken);

    /// <summary>Stands at a gate whatever its token says, and then says whether that was cancelled.</summary>
    Task Endure(string gate, CancellationToken cancellationToken);

    /// <summary>Waits on another grain with its own token.</summary>
    [ResponseTimeout("00:01:00")]
    Task WaitElsewhere(string other, CancellationToken cancellationToken);

    Task<bool> IsCancelled(CancellationToken cancellationToken);

    Task Touch();
}
