using System.Collections.Immutable;
using Actors.Displays;
using Actors.Lanes;

namespace Actors.Signage;

/// <summary>What a screen would show at a moment, and why.</summary>
/// <param name="DisplayId">The screen's key.</param>
/// <param name="At">The moment.</param>
/// <param name="IsOn">Whether the screen is on; what follows is what its lane plays, also while it is off.</param>
/// <param name="Decision">The decision that is in force, with its steps.</param>
/// <param name="Content">The content.</param>
/// <param name="Since">When its play has begun.</param>
/// <param name="Until">When the lane decides again, or the screen goes on or off, whichever is first.</param>
/// <param name="LayoutId">The layout that divides the screen; null for none.</param>
/// <param name="Zones">How the screen is divided, with what each zone loops; empty for one program on all of it.</param>
public sealed record ScreenPreview(
    string DisplayId,
    DateTimeOffset At,
    bool IsOn,
    Decision Decision,
    ContentItem Content,
    DateTimeOffset Since,
    DateTimeOffset Until,
    string? LayoutId,
    ImmutableArray<ProgramZone> Zones);
