using System.Collections.Immutable;

namespace Actors.Cameras;

/// <summary>The cameras that a camera host is to run, and no others.</summary>
/// <param name="Posts">The cameras.</param>
/// <param name="ValidFor">How long the host may go on with them when it hears nothing more.</param>
[GenerateSerializer, Immutable, Alias("actors.camera-share")]
public sealed record CameraShare(
    [property: Id(0)] ImmutableArray<CameraPost> Posts,
    [property: Id(1)] TimeSpan ValidFor);
