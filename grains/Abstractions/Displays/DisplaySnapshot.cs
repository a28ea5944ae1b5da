using Actors.Emergencies;
using Actors.Measurement;

namespace Actors.Displays;

/// <summary>A display as an operator sees it. All counts are since activation.</summary>
/// <param name="DisplayId">The display's key.</param>
/// <param name="Program">What it should play; null before the lane's first decision.</param>
/// <param name="Pages">Pages that show it now.</param>
/// <param name="Plays">Plays that a page reported.</param>
/// <param name="LastPlay">The last play that a page reported; null before the first.</param>
/// <param name="SightingToScreen">From a sighting leaving its camera host to the page having switched.</param>
/// <param name="Condition">How the screen is; null before the first judgement.</param>
/// <param name="Acknowledged">The latest emergency that its pages said they show; null for none yet. Kept across restarts.</param>
[GenerateSerializer, Immutable, Alias("actors.display-snapshot")]
public sealed record DisplaySnapshot(
    [property: Id(0)] string DisplayId,
    [property: Id(1)] DisplayProgram? Program,
    [property: Id(2)] int Pages,
    [property: Id(3)] long Plays,
    [property: Id(4)] PlayReport? LastPlay,
    [property: Id(5)] Histogram SightingToScreen,
    [property: Id(6)] DisplayCondition? Condition = null,
    [property: Id(7)] EmergencyAcknowledgement? Acknowledged = null);
