namespace Actors.Cameras;

/// <summary>A camera as an operator sees it.</summary>
/// <param name="CameraId">The camera's key.</param>
/// <param name="State">The host's last word, or lost when it has been silent for 5 seconds.</param>
/// <param name="HeardAt">When the host last reported; null before the first time.</param>
/// <param name="Heartbeat">The host's last report; null before the first.</param>
[GenerateSerializer, Immutable, Alias("actors.camera-snapshot")]
public sealed record CameraSnapshot(
    [property: Id(0)] string CameraId,
    [property: Id(1)] CameraState State,
    [property: Id(2)] DateTimeOffset? HeardAt,
    [property: Id(3)] CameraHeartbeat? Heartbeat);
