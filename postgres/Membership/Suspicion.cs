namespace Actors.Membership;

/// <summary>One silo's vote that another is dead.</summary>
/// <param name="By">The voter's address as text.</param>
/// <param name="At">When it voted, UTC, to the microsecond.</param>
internal readonly record struct Suspicion(string By, DateTime At);
