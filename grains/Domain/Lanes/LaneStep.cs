namespace Actors.Lanes;

/// <summary>What came of one event.</summary>
/// <param name="Accepted">False when the event was ignored: an old batch, an unknown camera, another mode.</param>
/// <param name="Changed">Whether anything that an operator sees has changed.</param>
/// <param name="Play">What to show from now on; null when the displays go on with what they play.</param>
/// <param name="WakeAt">When the plan wants its next tick, always after the event; null when it waits for an event.</param>
public readonly record struct LaneStep(bool Accepted, bool Changed, LanePlay? Play, DateTimeOffset? WakeAt);
