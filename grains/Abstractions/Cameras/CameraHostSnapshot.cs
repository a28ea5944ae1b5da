using System.Collections.Immutable;

namespace Actors.Cameras;

/// <summary>A camera host as an operator sees it.</summary>
/// <param name="HostId">Name of the host.</param>
/// <param name="Capacity">How many cameras it can run.</param>
/// <param name="Alive">False when it has been silent for 3 seconds, or has said that it leaves.</param>
/// <param name="CameraIds">Keys of the cameras that it has been given, in order; none when it is not alive.</param>
[GenerateSerializer, Immutable, Alias("actors.camera-host-snapshot")]
public sealed record CameraHostSnapshot(
    [property: Id(0)] string HostId,
    [property: Id(1)] int Capacity,
    [property: Id(2)] bool Alive,
    [property: Id(3)] ImmutableArray<string> CameraIds);
