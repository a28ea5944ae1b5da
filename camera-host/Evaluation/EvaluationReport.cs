using Actors.Audiences;

namespace Actors.Vision.Evaluation;

/// <summary>How good the models are on somebody's photographs.</summary>
/// <param name="Overall">All of them.</param>
/// <param name="ByAgeBand">By the true age's band.</param>
/// <param name="ByGroup">By the label file's group; empty where it has none.</param>
/// <param name="BadRows">Rows that could not be measured and count nowhere.</param>
public sealed record EvaluationReport(
    EvaluationFigures Overall,
    IReadOnlyDictionary<string, EvaluationFigures> ByAgeBand,
    IReadOnlyDictionary<string, EvaluationFigures> ByGroup,
    IReadOnlyList<BadRow> BadRows)
{
    internal static EvaluationReport Of(IReadOnlyList<PhotoOutcome> outcomes, IReadOnlyList<BadRow> badRows) => new(
        EvaluationFigures.Of(outcomes),
        By(outcomes, outcome => AgeBands.Of(outcome.Photo.Age).Name()),
        By(outcomes.Where(outcome => outcome.Photo.Group is not null), outcome => outcome.Photo.Group!),
        badRows);

    private static Dictionary<string, EvaluationFigures> By(IEnumerable<PhotoOutcome> outcomes, Func<PhotoOutcome, string> key) => outcomes
        .GroupBy(key)
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => EvaluationFigures.Of([.. group]));
}
