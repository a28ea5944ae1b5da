using System.Collections.Immutable;

namespace Actors.Cameras;

/// <summary>What a store's sharing of cameras remembers across restarts; hosts say themselves that they are there. The ids are persisted: they only grow.</summary>
[GenerateSerializer, Alias("actors.camera-hosts-record")]
internal sealed class CameraHostsRecord
{
    /// <summary>The store's cameras.</summary>
    [Id(0)]
    public ImmutableArray<CameraPost> Posts { get; set; } = [];
}
