using Actors.Lanes;
using Orleans.Concurrency;

namespace Actors.Cameras;

/// <summary>A camera: knows its mode and whether its host is alive. Key: `store/lane/camera`. No image ever reaches it.</summary>
[Alias("actors.camera")]
public interface ICameraGrain : IGrainWithStringKey
{
    /// <summary>The host's report, once a second. Returns the mode that the host must obey from its next frame on.</summary>
    [Alias("heartbeat")]
    ValueTask<LaneMode> HeartbeatAsync(CameraHeartbeat heartbeat, CancellationToken cancellationToken);

    /// <summary>The lane's word that its mode has changed; passed on to the subscribed hosts.</summary>
    [Alias("mode")]
    ValueTask SetModeAsync(LaneMode mode, CancellationToken cancellationToken);

    /// <summary>The camera as an operator sees it.</summary>
    [ReadOnly, Alias("snapshot")]
    ValueTask<CameraSnapshot> GetSnapshotAsync(CancellationToken cancellationToken);

    /// <summary>Subscribes a host to mode changes and returns the mode in force; call again within a minute to stay subscribed.</summary>
    [Alias("subscribe")]
    ValueTask<LaneMode> SubscribeAsync(ICameraObserver observer, CancellationToken cancellationToken);

    /// <summary>Ends a subscription; unknown observers are ignored.</summary>
    [Alias("unsubscribe")]
    ValueTask UnsubscribeAsync(ICameraObserver observer, CancellationToken cancellationToken);
}
