namespace Actors.Displays;

/// <summary>What is known of one page, all moments by the clock of who judges.</summary>
/// <param name="Vitals">What its host said last.</param>
/// <param name="FirstAt">When it was first told of.</param>
/// <param name="HeardAt">When it was last heard.</param>
/// <param name="HiddenSince">Since when it is hidden; null when it shows.</param>
/// <param name="BlackSince">Since when what it shows is black; null when it is not, or cannot be read.</param>
/// <param name="LitSince">Since when what it shows is not black; null when it is, or cannot be read.</param>
/// <param name="ContentSince">Since when the content on its main zone is what it is.</param>
/// <param name="TurnSince">Since when its spot is on, as far as is known: a page that counts no spots may show the same one again.</param>
public sealed record PageRecord(
    PageVitals Vitals,
    DateTimeOffset FirstAt,
    DateTimeOffset HeardAt,
    DateTimeOffset? HiddenSince,
    DateTimeOffset? BlackSince,
    DateTimeOffset? LitSince,
    DateTimeOffset ContentSince,
    DateTimeOffset TurnSince);
