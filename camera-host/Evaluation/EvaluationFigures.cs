using Actors.Audiences;

namespace Actors.Vision.Evaluation;

/// <summary>How good the models are on a set of photographs. A figure is null where nothing was there to measure it on.</summary>
/// <param name="Photos">Photographs measured.</param>
/// <param name="Detected">Of them, those with a face found.</param>
/// <param name="Verified">Of them, those whose face was confirmed.</param>
/// <param name="DetectionRecall">Found / photographs.</param>
/// <param name="GenderCoverage">Photographs with a gender said / faces found.</param>
/// <param name="GenderAccuracy">Right genders / genders said.</param>
/// <param name="AgeCoverage">Photographs with an age band said / faces found.</param>
/// <param name="AgeMeanAbsoluteError">Mean distance of estimated and true age in years, where an age is said.</param>
/// <param name="AgeBandAccuracy">Right age bands / age bands said.</param>
/// <param name="MayBeMinorRate">Faces said to be possibly under 18 / faces found.</param>
public sealed record EvaluationFigures(
    int Photos,
    int Detected,
    int Verified,
    double? DetectionRecall,
    double? GenderCoverage,
    double? GenderAccuracy,
    double? AgeCoverage,
    double? AgeMeanAbsoluteError,
    double? AgeBandAccuracy,
    double? MayBeMinorRate)
{
    internal static EvaluationFigures Of(IReadOnlyCollection<PhotoOutcome> outcomes)
    {
        var found = outcomes.Where(outcome => outcome.Detected).ToArray();
        var gendered = found.Where(outcome => outcome.Gender != Gender.Unknown).ToArray();
        var aged = found.Where(outcome => outcome.AgeBand != AgeBand.Unknown).ToArray();
        return new EvaluationFigures(
            outcomes.Count,
            found.Length,
            found.Count(outcome => outcome.Verified),
            Part(found.Length, outcomes.Count),
            Part(gendered.Length, found.Length),
            Part(gendered.Count(outcome => outcome.Gender == outcome.Photo.Gender), gendered.Length),
            Part(aged.Length, found.Length),
            aged.Length == 0 ? null : aged.Average(outcome => Math.Abs(outcome.Age - outcome.Photo.Age)),
            Part(aged.Count(outcome => outcome.AgeBand == AgeBands.Of(outcome.Photo.Age)), aged.Length),
            Part(found.Count(outcome => outcome.MayBeMinor), found.Length));
    }

    private static double? Part(int count, int whole) => whole == 0 ? null : (double)count / whole;
}
