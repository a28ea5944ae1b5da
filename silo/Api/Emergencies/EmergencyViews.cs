namespace Actors.Api;

/// <summary>A screen that an emergency takes over, and when its page had painted it; null for not yet, or where it shows another by now.</summary>
internal sealed record EmergencyScreenView(string Display, DateTimeOffset? AcknowledgedAt);

/// <summary>An emergency. The state is `to-come`, `in-force`, `expired` or `revoked`; the source `operator` or `cap`.</summary>
internal sealed record EmergencyView(
    string Id, string Headline, string Content, string Title, string Severity, TargetView Target, DateTimeOffset StartsAt, DateTimeOffset ExpiresAt, string State,
    string FiredBy, string Source, DateTimeOffset? RevokedAt, string? RevokedBy, IReadOnlyList<EmergencyScreenView> Screens);

/// <summary>Emergencies in force and to come, and the latest that are over; and the lanes that could not be told yet.</summary>
internal sealed record EmergenciesView(long Revision, IReadOnlyList<EmergencyView> Items, IReadOnlyList<string> LanesBehind);

/// <summary>
/// An emergency as it shall be: a content of the store, or a page made of headline, text and instruction. It starts at once where it has no
/// start, and ends at `expiresAt` or after so many minutes.
/// </summary>
internal sealed record EmergencyBody(
    string Headline, string? Text, string? Instruction, string? Content, string? Severity, TargetBody? Target, DateTimeOffset? StartsAt, DateTimeOffset? ExpiresAt, double? Minutes);
