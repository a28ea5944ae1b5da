namespace Actors.Cameras;

/// <summary>A camera goes from one host to another.</summary>
/// <param name="CameraId">The camera's key.</param>
/// <param name="From">The host that had it; null when none had.</param>
/// <param name="To">The host that gets it.</param>
public sealed record CameraMove(string CameraId, string? From, string To);
