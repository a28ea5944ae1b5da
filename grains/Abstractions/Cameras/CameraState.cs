namespace Actors.Cameras;

/// <summary>Whether a camera works. The values are persisted: they only grow.</summary>
[GenerateSerializer, Alias("actors.camera-state")]
public enum CameraState
{
    /// <summary>Its host has not reported a frame yet.</summary>
    Starting = 0,

    /// <summary>Frames arrive.</summary>
    Running = 1,

    /// <summary>No frames arrive: the source is unreachable, broken or has ended. The host retries with backoff.</summary>
    Failed = 2,

    /// <summary>The lane's mode is off: the source is closed.</summary>
    Off = 3,

    /// <summary>The host has not reported for 5 seconds.</summary>
    Lost = 4,
}
