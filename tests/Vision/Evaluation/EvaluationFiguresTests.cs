using Actors.Audiences;
using Actors.Vision.Evaluation;

namespace Actors.Tests.Vision.Evaluation;

public sealed class EvaluationFiguresTests
{
    [Fact]
    public void Every_figure_has_the_denominator_that_its_name_says()
    {
        PhotoOutcome[] outcomes =
        [
            Outcome(30, Gender.Male, detected: true, age: 33, AgeBand.From18To34, Gender.Male, minor: false),
            Outcome(30, Gender.Male, detected: true, age: 37, AgeBand.From35To54, Gender.Female, minor: true),
            Outcome(16, Gender.Female, detected: true, age: float.NaN, AgeBand.Unknown, Gender.Unknown, minor: true),
            Outcome(60, Gender.Female, detected: false, age: float.NaN, AgeBand.Unknown, Gender.Unknown, minor: true),
        ];

        EvaluationFigures.Of(outcomes).ShouldBe(new EvaluationFigures(4, 3, 3, 0.75, 2.0 / 3, 0.5, 2.0 / 3, 5, 0.5, 2.0 / 3));
    }

    [Fact]
    public void What_nothing_was_measured_on_is_null() =>
        EvaluationFigures.Of([]).ShouldBe(new EvaluationFigures(0, 0, 0, null, null, null, null, null, null, null));

    [Fact]
    public void A_report_tells_bands_and_groups_apart()
    {
        PhotoOutcome[] outcomes =
        [
            Outcome(10, Gender.Male, true, 9, AgeBand.Under18, Gender.Unknown, true),
            Outcome(70, Gender.Male, true, 66, AgeBand.From55, Gender.Male, false, "b"),
            Outcome(20, Gender.Female, true, 22, AgeBand.From18To34, Gender.Female, true, "a"),
        ];

        var report = EvaluationReport.Of(outcomes, [new BadRow(5, "Line 5: no.")]);

        report.Overall.Photos.ShouldBe(3);
        report.ByAgeBand.Keys.ShouldBe(["0-17", "18-34", "55+"]);
        report.ByAgeBand["0-17"].MayBeMinorRate.ShouldBe(1);
        report.ByGroup.Keys.ShouldBe(["a", "b"]);
        report.ByGroup["b"].AgeMeanAbsoluteError.ShouldBe(4);
        report.BadRows.ShouldHaveSingleItem().Line.ShouldBe(5);
    }

    private static PhotoOutcome Outcome(
        double trueAge, Gender trueGender, bool detected, float age, AgeBand band, Gender gender, bool minor, string? group = null) =>
        new(new LabelledPhoto(2, "/photo.jpg", trueAge, trueGender, group), detected, detected, age, band, gender, minor);
}
