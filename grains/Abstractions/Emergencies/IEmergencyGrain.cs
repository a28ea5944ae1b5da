using Orleans.Concurrency;

namespace Actors.Emergencies;

/// <summary>A store's emergency override. Apart from the signage's grain, so that no other change delays it. Key: `store`.</summary>
[Alias("actors.emergencies")]
public interface IEmergencyGrain : IGrainWithStringKey
{
    /// <summary>What is in force, to come and over.</summary>
    [ReadOnly, Alias("snapshot")]
    ValueTask<EmergenciesSnapshot> GetSnapshotAsync(CancellationToken cancellationToken);

    /// <summary>Fires an emergency, or replaces the one of the same id; when this returns, it is on disk and every lane that can be reached obeys it. Called again with the same, it changes nothing.</summary>
    /// <exception cref="ArgumentException">A field is out of its range; the message names it.</exception>
    [Alias("fire")]
    Task<Emergency> FireAsync(Emergency emergency, CancellationToken cancellationToken);

    /// <summary>Revokes one; null when there is none of this id. One that is over stays as it was.</summary>
    [Alias("revoke")]
    Task<Emergency?> RevokeAsync(string emergencyId, string by, CancellationToken cancellationToken);

    /// <summary>Tells every lane again what to obey: when a silo starts, and after the store's definition has changed.</summary>
    [Alias("hand-out")]
    Task HandOutAsync(CancellationToken cancellationToken);
}
