namespace Actors.Displays;

/// <summary>How a screen is, without since when.</summary>
/// <param name="Health">In a word.</param>
/// <param name="Sentence">Why, in one sentence that stays the same while the reason does.</param>
/// <param name="Page">The page that it was judged by; null for none.</param>
public sealed record DisplayVerdict(DisplayHealth Health, string Sentence, PageVitals? Page);
