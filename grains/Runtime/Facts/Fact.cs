namespace Actors.Facts;

/// <summary>Something that happened and will not change: a play that was proved, a sale, a change that an account made. Never about a shopper.</summary>
/// <param name="Kind">What it is: `play`, `sale`, `change` or `change-outcome`.</param>
/// <param name="Key">What makes it this one fact among those of its kind, 1 to 200 characters: one that is appended again, with the time it had, counts once.</param>
/// <param name="Subject">The display, lane or store that it belongs to; the part before the first `/` is the store.</param>
/// <param name="At">When it happened, in UTC; kept to the microsecond.</param>
/// <param name="Body">The rest, as a JSON object.</param>
public sealed record Fact(string Kind, string Key, string Subject, DateTimeOffset At, string Body);
