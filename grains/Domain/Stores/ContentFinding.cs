namespace Actors.Stores;

/// <summary>What was found where a content file should be.</summary>
/// <param name="Sha256">The hash of its bytes, lower-case hex; null when it cannot be read.</param>
/// <param name="Complaint">One sentence why not; null when it can.</param>
public sealed record ContentFinding(string? Sha256, string? Complaint);
