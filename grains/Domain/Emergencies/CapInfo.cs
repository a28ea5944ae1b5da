using System.Collections.Immutable;

namespace Actors.Emergencies;

/// <summary>What a CAP alert says in one language.</summary>
/// <param name="Language">The language, such as `de-DE`; `en-US` where the alert says none, as CAP 1.2 has it.</param>
/// <param name="Event">What kind of event it is.</param>
/// <param name="Headline">In one line; the event where the alert has no headline.</param>
/// <param name="Description">What has happened; empty for nothing.</param>
/// <param name="Instruction">What to do; empty for nothing.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="StartsAt">When the event begins, or the alert takes effect; null for at once.</param>
/// <param name="ExpiresAt">Until when it holds; null where it does not say.</param>
/// <param name="Areas">Where it holds, in words; which screens that means, a person decides.</param>
/// <param name="Sender">Who has issued it, for people; empty where it does not say.</param>
public sealed record CapInfo(
    string Language,
    string Event,
    string Headline,
    string Description,
    string Instruction,
    EmergencySeverity Severity,
    DateTimeOffset? StartsAt,
    DateTimeOffset? ExpiresAt,
    ImmutableArray<string> Areas,
    string Sender);
