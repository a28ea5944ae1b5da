using Actors.Lanes;

namespace Actors.Cameras;

/// <summary>What a camera remembers across restarts. The ids are persisted: they only grow.</summary>
[GenerateSerializer, Alias("actors.camera-record")]
internal sealed class CameraRecord
{
    /// <summary>The lane's last word; off until it has spoken.</summary>
    [Id(0)]
    public LaneMode Mode { get; set; }
}
