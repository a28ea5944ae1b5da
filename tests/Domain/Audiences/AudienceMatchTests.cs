using System.Collections.Immutable;
using Actors.Audiences;
using Actors.Displays;
using Actors.TestKit;
using FsCheck;
using FsCheck.Fluent;

namespace Actors.Tests.Audiences;

public class AudienceMatchTests
{
    private static readonly AudienceSnapshot TwoWomenAndAMan = Audience((AgeBand.From35To54, Gender.Female, 2), (AgeBand.From55, Gender.Male, 1));

    public static TheoryData<AudienceRule?, double> Scores => new()
    {
        { null, 1 },
        { Some.For(Gender.Female), 2.0 / 3 * 2 },
        { Some.For(Gender.Female, bands: [AgeBand.From35To54]), 2.0 / 3 * 3 },
        { Some.For(Gender.Female, bands: [AgeBand.From18To34, AgeBand.From35To54]), 2.0 / 3 * 2.75 },
        { Some.For(bands: [AgeBand.From35To54, AgeBand.From55]), 1.75 },
        { Some.For(minimum: 3), 1.5 },
        { Some.For(minimum: 4), 0 },
        { Some.For(maximum: 2), 0 },
        { Some.For(Gender.Male), 0 },
    };

    [Theory]
    [MemberData(nameof(Scores))]
    public void The_score_is_the_matched_share_times_one_plus_the_specificity(AudienceRule? rule, double score)
    {
        var fit = AudienceMatch.Of(rule, TwoWomenAndAMan, AudienceKnowledge.Groups);
        fit.Score.ShouldBe(score, 1e-9);
        fit.Fits.ShouldBe(score > 0);
    }

    [Fact]
    public void People_of_unknown_age_or_gender_match_no_rule_about_it()
    {
        var unknown = Audience((AgeBand.Unknown, Gender.Unknown, 3));
        AudienceMatch.Of(Some.For(Gender.Female), unknown, AudienceKnowledge.Groups).Fits.ShouldBeFalse();
        AudienceMatch.Of(Some.For(bands: [AgeBand.Under18, AgeBand.From18To34, AgeBand.From35To54, AgeBand.From55]), unknown, AudienceKnowledge.Groups).Fits.ShouldBeFalse();
    }

    [Fact]
    public void What_is_not_known_is_not_used()
    {
        AudienceMatch.Of(Some.For(Gender.Female), TwoWomenAndAMan, AudienceKnowledge.Counts).Fits.ShouldBeFalse();
        AudienceMatch.Of(Some.For(minimum: 2), TwoWomenAndAMan, AudienceKnowledge.Counts).Fits.ShouldBeTrue();
        AudienceMatch.Of(Some.For(minimum: 2), TwoWomenAndAMan, AudienceKnowledge.None).Fits.ShouldBeFalse();
        AudienceMatch.Of(Some.For(maximum: 5), TwoWomenAndAMan, AudienceKnowledge.None).Fits.ShouldBeFalse();
        AudienceMatch.Of(null, TwoWomenAndAMan, AudienceKnowledge.None).Fits.ShouldBeTrue();
    }

    [Fact]
    public void One_more_person_of_the_group_never_lowers_the_score_of_content_for_that_group() =>
        Prop.ForAll(Gen.Choose(1, 6).SelectMany(_ => Gen.Choose(0, 6), (women, men) => (women, men)).ToArbitrary(), people =>
        {
            var rule = Some.For(Gender.Female);
            Score(people.women + 1).ShouldBeGreaterThanOrEqualTo(Score(people.women));

            double Score(int women) => AudienceMatch.Of(rule,
                Audience((AgeBand.From18To34, Gender.Female, women), (AgeBand.From18To34, Gender.Male, people.men)), AudienceKnowledge.Groups).Score;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Rules_and_audiences_are_described_in_words()
    {
        AudienceMatch.Describe((AudienceRule?)null).ShouldBe("everybody");
        AudienceMatch.Describe(Some.For(Gender.Female, 2, null, AgeBand.From18To34, AgeBand.From35To54)).ShouldBe("female, 18-34 or 35-54, 2 people or more");
        AudienceMatch.Describe(Some.For(minimum: 1, maximum: 3)).ShouldBe("1 to 3 people");
        AudienceMatch.Describe(TwoWomenAndAMan, AudienceKnowledge.Groups).ShouldBe("3 people: 2 female 35-54, 1 male 55+");
        AudienceMatch.Describe(TwoWomenAndAMan, AudienceKnowledge.Counts).ShouldBe("3 people");
        AudienceMatch.Describe(TwoWomenAndAMan, AudienceKnowledge.None).ShouldBe("not known");
        AudienceMatch.Describe(AudienceSnapshot.Empty, AudienceKnowledge.Groups).ShouldBe("nobody");
    }

    private static AudienceSnapshot Audience(params (AgeBand Band, Gender Gender, int Count)[] groups)
    {
        var some = groups.Where(group => group.Count > 0).Select(group => new AudienceGroup(group.Band, group.Gender, group.Count, 0)).ToImmutableArray();
        return new AudienceSnapshot(some.Sum(group => group.Count), 0, some, false);
    }
}
