using Actors.Audiences;
using Actors.Emergencies;
using Actors.Signage;
using Orleans.Concurrency;

namespace Actors.Lanes;

/// <summary>A lane: keeps its anonymous audience and decides what its displays play. Key: `store/lane`.</summary>
[Alias("actors.lane")]
public interface ILaneGrain : IGrainWithStringKey
{
    /// <summary>Takes over the store's definition of this lane; persisted.</summary>
    [Alias("configure")]
    Task ConfigureAsync(LaneSettings settings, CancellationToken cancellationToken);

    /// <summary>Takes over the lane's part of the store's signage; persisted. An older revision is ignored.</summary>
    [Alias("schedule")]
    Task ScheduleAsync(LaneSchedule schedule, CancellationToken cancellationToken);

    /// <summary>Obeys these emergencies and no others from now on; persisted. An older revision is ignored.</summary>
    [Alias("emergencies")]
    Task ObeyAsync(EmergencyOrders orders, CancellationToken cancellationToken);

    /// <summary>Replaces what one of the lane's cameras sees. Batches computed under another mode than the lane's, of an unknown camera, or not newer than the last are ignored.</summary>
    [Alias("observe")]
    ValueTask ObserveAsync(SightingBatch batch, CancellationToken cancellationToken);

    /// <summary>Notes whether a camera runs, so that a lane without eyes says so. One way: a camera never waits for its lane, because the lane waits for its cameras when its mode changes.</summary>
    [OneWay, Alias("camera")]
    ValueTask CameraChangedAsync(string cameraId, bool running, CancellationToken cancellationToken);

    /// <summary>Changes the mode; persisted, told to every camera of the lane before the call returns, and forgets the audience seen under the old mode.</summary>
    [Alias("mode")]
    Task SetModeAsync(LaneMode mode, CancellationToken cancellationToken);

    /// <summary>The mode in force; off for a lane that was never configured.</summary>
    [ReadOnly, Alias("get-mode")]
    ValueTask<LaneMode> GetModeAsync(CancellationToken cancellationToken);

    /// <summary>What the lane plays, and where its promises will stand when that is over; null before its first decision.</summary>
    [ReadOnly, Alias("outlook")]
    ValueTask<LaneOutlook?> GetOutlookAsync(CancellationToken cancellationToken);

    /// <summary>The lane as an operator sees it.</summary>
    [ReadOnly, Alias("snapshot")]
    ValueTask<LaneSnapshot> GetSnapshotAsync(CancellationToken cancellationToken);

    /// <summary>Subscribes an observer to the lane's snapshots, which carry its decisions too; call again within a minute to stay subscribed.</summary>
    [Alias("subscribe")]
    Task SubscribeAsync(ILaneObserver observer, CancellationToken cancellationToken);

    /// <summary>Ends a subscription; unknown observers are ignored.</summary>
    [Alias("unsubscribe")]
    Task UnsubscribeAsync(ILaneObserver observer, CancellationToken cancellationToken);

    /// <summary>How many people are in front of the lane now.</summary>
    [ReadOnly, Alias("audience")]
    ValueTask<LaneAudience> GetAudienceAsync(CancellationToken cancellationToken);

    /// <summary>Subscribes an observer to the lane's audience counts, and returns them as they are; call again within a minute to stay subscribed.</summary>
    [Alias("subscribe-audience")]
    Task<LaneAudience> SubscribeAudienceAsync(IAudienceObserver observer, CancellationToken cancellationToken);

    /// <summary>Ends a subscription to the counts; unknown observers are ignored.</summary>
    [Alias("unsubscribe-audience")]
    Task UnsubscribeAudienceAsync(IAudienceObserver observer, CancellationToken cancellationToken);
}
