using Actors.Lanes;
using Actors.Measurement;

namespace Actors.Cameras;

/// <summary>What a camera's host reports once a second. All counts are since the host started.</summary>
/// <param name="CameraId">The camera's key.</param>
/// <param name="State">Starting, running, failed or off.</param>
/// <param name="Error">One sentence when failed, without credentials; otherwise null.</param>
/// <param name="ModeInForce">The mode the host obeys now.</param>
/// <param name="Simulated">True for a simulator.</param>
/// <param name="FramesPerSecond">Captured over the last seconds.</param>
/// <param name="Frames">Frames captured.</param>
/// <param name="Analysed">Frames through detection.</param>
/// <param name="Unchanged">Frames wiped without detection because nothing had moved.</param>
/// <param name="Dropped">Frames wiped unanalysed: newer ones had arrived, or the deadline would have been missed.</param>
/// <param name="SightingBatches">Batches sent.</param>
/// <param name="Lifetime">From capture to wipe of every frame and crop.</param>
/// <param name="Provider">The ONNX Runtime execution provider, such as `CPU`; `none` for a simulator.</param>
/// <param name="HostId">Name of the camera host, unique in the store.</param>
[GenerateSerializer, Immutable, Alias("actors.camera-heartbeat")]
public sealed record CameraHeartbeat(
    [property: Id(0)] string CameraId,
    [property: Id(1)] CameraState State,
    [property: Id(2)] string? Error,
    [property: Id(3)] LaneMode ModeInForce,
    [property: Id(4)] bool Simulated,
    [property: Id(5)] double FramesPerSecond,
    [property: Id(6)] long Frames,
    [property: Id(7)] long Analysed,
    [property: Id(8)] long Unchanged,
    [property: Id(9)] long Dropped,
    [property: Id(10)] long SightingBatches,
    [property: Id(11)] Histogram Lifetime,
    [property: Id(12)] string Provider,
    [property: Id(13)] string HostId);
