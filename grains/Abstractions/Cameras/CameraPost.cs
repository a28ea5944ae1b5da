namespace Actors.Cameras;

/// <summary>A camera that some camera host of the store is to run.</summary>
/// <param name="CameraId">The camera's key, such as `s1/checkout-3/cam-1`.</param>
/// <param name="LaneId">The lane that it watches.</param>
/// <param name="Source">Where its frames come from, as the store file writes it. A `${NAME}` in it stands for a variable of the camera host's environment, so that passwords need not leave it.</param>
[GenerateSerializer, Immutable, Alias("actors.camera-post")]
public sealed record CameraPost(
    [property: Id(0)] string CameraId,
    [property: Id(1)] string LaneId,
    [property: Id(2)] string Source);
