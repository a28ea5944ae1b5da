using System.Collections.Immutable;
using Actors.Displays;

namespace Actors.Lanes;

/// <summary>Everything a lane needs to know to decide: a copy of the store's definition as far as it concerns the lane.</summary>
/// <param name="LaneId">The lane's key, such as `s1/checkout-3`.</param>
/// <param name="Name">The lane's name for people.</param>
/// <param name="Kind">Where the lane is.</param>
/// <param name="Mode">The mode the store file gives; an operator's later change wins over it.</param>
/// <param name="Family">A family lane never shows restricted content.</param>
/// <param name="CameraIds">Keys of the lane's cameras.</param>
/// <param name="DisplayIds">Keys of the lane's displays.</param>
/// <param name="Content">The content that may play here.</param>
/// <param name="Restricted">When this lane may show restricted categories; none by default.</param>
/// <param name="Zone">The store's IANA time zone, for times of day.</param>
/// <param name="AudienceHold">How long a change of audience must hold before it counts, 0 to 10 s.</param>
/// <param name="SightingTimeToLive">How long a camera's last batch is believed, 0.5 to 10 s.</param>
/// <param name="SimulatedCameras">How many of the cameras are simulated; the notice says so.</param>
[GenerateSerializer, Immutable, Alias("actors.lane-settings")]
public sealed record LaneSettings(
    [property: Id(0)] string LaneId,
    [property: Id(1)] string Name,
    [property: Id(2)] LaneKind Kind,
    [property: Id(3)] LaneMode Mode,
    [property: Id(4)] bool Family,
    [property: Id(5)] ImmutableArray<string> CameraIds,
    [property: Id(6)] ImmutableArray<string> DisplayIds,
    [property: Id(7)] ImmutableArray<ContentItem> Content,
    [property: Id(8)] ImmutableArray<RestrictedWindow> Restricted,
    [property: Id(9)] string Zone,
    [property: Id(10)] TimeSpan AudienceHold,
    [property: Id(11)] TimeSpan SightingTimeToLive,
    [property: Id(12)] int SimulatedCameras = 0);
