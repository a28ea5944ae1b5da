namespace Actors.Audiences;

/// <summary>How well a piece of content fits an audience.</summary>
/// <param name="Fits">Whether it may be chosen for this audience at all.</param>
/// <param name="Score">The larger the better; 1 for content that is for everybody, 0 when it does not fit.</param>
/// <param name="Words">Why, without a subject: `2 of 3 people are female, 18-34`.</param>
public readonly record struct AudienceFit(bool Fits, double Score, string Words);
