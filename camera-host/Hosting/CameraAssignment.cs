namespace Actors.Cameras;

/// <summary>A camera that this host runs.</summary>
/// <param name="CameraId">The camera's key, such as `s1/checkout-3/cam-1`.</param>
/// <param name="LaneId">The lane that it watches, such as `s1/checkout-3`.</param>
/// <param name="Source">Where its frames come from.</param>
public sealed record CameraAssignment(string CameraId, string LaneId, CameraSource Source);
