using System.Collections.Immutable;

namespace Actors.Displays;

/// <summary>A lane as its notice and its screens need to know it.</summary>
/// <param name="LaneId">The lane's key, such as `s1/checkout-3`.</param>
/// <param name="Name">The lane's name for people.</param>
/// <param name="DisplayIds">Keys of its displays, such as `s1/checkout-3/screen-1`.</param>
/// <param name="Cameras">How many cameras it has, simulated ones included.</param>
/// <param name="SimulatedCameras">How many of them are simulated, at most <paramref name="Cameras"/>.</param>
public sealed record LaneSite(string LaneId, string Name, ImmutableArray<string> DisplayIds, int Cameras, int SimulatedCameras);
