namespace Actors.Displays;

/// <summary>Proved plays of a campaign within some time, counted by when they began.</summary>
/// <param name="Plays">How many, those that were cut short included; one play is one screen showing it once.</param>
/// <param name="Complete">How many of them ran their full length.</param>
/// <param name="Time">How long all of them were on.</param>
public sealed record PlayCount(long Plays, long Complete, TimeSpan Time);
