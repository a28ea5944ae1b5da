namespace Actors.Displays;

/// <summary>How a screen is, and why it is thought to be so.</summary>
/// <param name="Health">In a word.</param>
/// <param name="Sentence">Why, in one sentence.</param>
/// <param name="Since">Since when.</param>
/// <param name="Page">What its best page said last; null when there is none.</param>
[GenerateSerializer, Immutable, Alias("actors.display-condition")]
public sealed record DisplayCondition(
    [property: Id(0)] DisplayHealth Health,
    [property: Id(1)] string Sentence,
    [property: Id(2)] DateTimeOffset Since,
    [property: Id(3)] PageVitals? Page);
