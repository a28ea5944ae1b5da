using Orleans.Concurrency;

namespace Actors.Signage;

/// <summary>A store's library, playlists, dayparts, schedule, campaigns, layouts and screen hours: keeps them, checks changes against each other, and hands each lane its part. Key: `store`.</summary>
[Alias("actors.signage")]
public interface ISignageGrain : IGrainWithStringKey
{
    /// <summary>Everything, deleted items included.</summary>
    [ReadOnly, Alias("snapshot")]
    ValueTask<SignageSnapshot> GetSnapshotAsync(CancellationToken cancellationToken);

    /// <summary>One item, deleted or not; null when there is none.</summary>
    [ReadOnly, Alias("find")]
    ValueTask<SignageItem?> FindAsync(SignageKind kind, string itemId, CancellationToken cancellationToken);

    /// <summary>Changes it; when this returns, the change is on disk and every lane that can be reached has it.</summary>
    [Alias("change")]
    Task<SignageOutcome> ChangeAsync(SignageChange change, CancellationToken cancellationToken);

    /// <summary>Hands every lane its part again where it has another revision: after the store's definition has changed, and when a silo starts.</summary>
    [Alias("hand-out")]
    Task HandOutAsync(CancellationToken cancellationToken);
}
