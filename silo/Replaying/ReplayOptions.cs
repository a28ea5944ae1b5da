using Actors.Lanes;

namespace Actors.Replaying;

/// <summary>What a replay was asked for.</summary>
/// <param name="Clips">Files, or URLs of cameras.</param>
/// <param name="Store">The store file; null for the demo store.</param>
/// <param name="RealTime">Whether clips play at their own speed.</param>
/// <param name="Mode">What may be computed.</param>
/// <param name="Json">Where the JSON goes; null for nowhere.</param>
internal sealed record ReplayOptions(IReadOnlyList<string> Clips, string? Store, bool RealTime, LaneMode Mode, string? Json);
