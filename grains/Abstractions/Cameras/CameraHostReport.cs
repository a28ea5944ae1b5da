using System.Collections.Immutable;

namespace Actors.Cameras;

/// <summary>A camera host's word that it lives, once a second.</summary>
/// <param name="HostId">Name of the host, unique in the store, 1 to 64 characters.</param>
/// <param name="Capacity">How many cameras it can run, 1 to 1,000.</param>
/// <param name="Running">Keys of the cameras that it runs now.</param>
/// <param name="Leaving">True when it is about to end and gives its cameras away.</param>
[GenerateSerializer, Immutable, Alias("actors.camera-host-report")]
public sealed record CameraHostReport(
    [property: Id(0)] string HostId,
    [property: Id(1)] int Capacity,
    [property: Id(2)] ImmutableArray<string> Running,
    [property: Id(3)] bool Leaving);
