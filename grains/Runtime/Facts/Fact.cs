namespace Actors.Facts;

/// <summary>Something that happened and will not change: a play that was proved, a sale. Never about a person.</summary>
/// <param name="Kind">What it is: `play` or `sale`.</param>
/// <param name="Key">What makes it this one fact among those of its kind, 1 to 200 characters: one that is appended again, with the time it had, counts once.</param>
/// <param name="Subject">The display or lane that it belongs to; the part before the first `/` is the store.</param>
/// <param name="At">When it happened, in UTC; kept to the microsecond.</param>
/// <param name="Body">The rest, as a JSON object.</param>
public sealed record Fact(string Kind, string Key, string Subject, DateTimeOffset At, string Body);
