namespace Actors.Api;

/// <summary>A proved play.</summary>
/// <param name="ProofId">The proof's id; the same however often the proof was sent.</param>
/// <param name="Display">The screen, as `checkout-1/screen-1`.</param>
/// <param name="PlayId">The program's play that brought it; the proofs of a loop share one.</param>
/// <param name="Content">The content's id.</param>
/// <param name="Sha256">Hash of the file that was shown.</param>
/// <param name="Campaign">The campaign that it played for; null for none.</param>
/// <param name="StartedAt">When its first frame was painted, in UTC.</param>
/// <param name="StartedAtLocal">The same moment by the store's clock.</param>
/// <param name="Zone">The store's IANA time zone at that time.</param>
/// <param name="DurationSeconds">How long it was on, by a clock that never goes back.</param>
/// <param name="Complete">True when it was on for its full length, give or take 500 ms.</param>
internal sealed record PlayView(
    Guid ProofId, string Display, Guid PlayId, string Content, string Sha256, string? Campaign, DateTimeOffset StartedAt, DateTimeOffset StartedAtLocal, string Zone, double DurationSeconds, bool Complete);

/// <summary>Proved plays of a range of time, in order of their beginning; the newest first where only the newest were asked for.</summary>
internal sealed record PlaysView(DateTimeOffset From, DateTimeOffset To, string Zone, IReadOnlyList<PlayView> Plays);

/// <summary>A proved play and why the lane decided for it; no decision where it is older than 7 days, or was lost.</summary>
internal sealed record PlayTraceView(PlayView Play, DecisionView? Decision);

/// <summary>Plays of one campaign, content, display or day.</summary>
/// <param name="Key">Its id; the day as `yyyy-MM-dd`; empty for plays of no campaign.</param>
/// <param name="Plays">How many.</param>
/// <param name="Complete">How many of them for their full length.</param>
/// <param name="DurationSeconds">How long they were on together.</param>
/// <param name="Impressions">Plays times the impressions that the store file says one play of the screen counts for.</param>
internal sealed record PlaySumView(string Key, long Plays, long Complete, double DurationSeconds, double Impressions);

/// <summary>Sums of plays.</summary>
internal sealed record PlaySummaryView(DateTimeOffset From, DateTimeOffset To, string Zone, string Group, IReadOnlyList<PlaySumView> Sums);
