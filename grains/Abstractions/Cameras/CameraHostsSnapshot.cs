using System.Collections.Immutable;

namespace Actors.Cameras;

/// <summary>How a store's cameras are shared out.</summary>
/// <param name="Hosts">The camera hosts heard of within the last ten minutes, in order of their names.</param>
/// <param name="Unassigned">Keys of the cameras that no living host has, because none has room or none is there.</param>
[GenerateSerializer, Immutable, Alias("actors.camera-hosts-snapshot")]
public sealed record CameraHostsSnapshot(
    [property: Id(0)] ImmutableArray<CameraHostSnapshot> Hosts,
    [property: Id(1)] ImmutableArray<string> Unassigned);
