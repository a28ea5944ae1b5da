using Actors.Audiences;
using Actors.Vision;
using FsCheck;
using FsCheck.Fluent;

namespace Actors.Tests.Vision.Faces;

public sealed class AttributeEvidenceTests
{
    private static readonly AttributeReading Man = new(40, 0.05f, 0.95f, 42, 0.97f);
    private static readonly AttributeReading Woman = new(30, 0.1f, 0.1f, 32, 0.2f);
    private static readonly AttributeReading Child = new(9, 0.95f, 0.9f, 8, 0.9f);

    [Fact]
    public void Without_a_sample_everything_is_unknown_and_a_minor_is_possible()
    {
        var evidence = new AttributeEvidence();

        (evidence.AgeBand, evidence.Gender, evidence.MayBeMinor, evidence.Samples, evidence.IsFull)
            .ShouldBe((AgeBand.Unknown, Gender.Unknown, true, 0, false));
        evidence.Age.ShouldBe(float.NaN);
    }

    [Fact]
    public void A_clear_adult_is_told_from_one_good_sample()
    {
        Of(Man, 60).ShouldSatisfyAllConditions(
            man => man.AgeBand.ShouldBe(AgeBand.From35To54),
            man => man.Gender.ShouldBe(Gender.Male),
            man => man.MayBeMinor.ShouldBeFalse(),
            man => man.Age.ShouldBe(41));
        Of(Woman, 60).ShouldSatisfyAllConditions(
            woman => woman.AgeBand.ShouldBe(AgeBand.From18To34),
            woman => woman.Gender.ShouldBe(Gender.Female),
            woman => woman.MayBeMinor.ShouldBeFalse());
    }

    [Theory]
    [InlineData(23.9f)]
    [InlineData(0)]
    [InlineData(float.NaN)]
    public void A_face_under_24_pixels_says_nothing(float width)
    {
        var evidence = Of(Man, width);

        (evidence.AgeBand, evidence.Gender, evidence.MayBeMinor, evidence.Samples).ShouldBe((AgeBand.Unknown, Gender.Unknown, true, 0));
    }

    [Fact]
    public void A_face_under_40_pixels_has_a_gender_but_no_age()
    {
        var evidence = Of(Man, 30);

        (evidence.AgeBand, evidence.Gender, evidence.MayBeMinor).ShouldBe((AgeBand.Unknown, Gender.Male, true));
    }

    [Theory]
    [InlineData(0.79f, Gender.Unknown)]
    [InlineData(0.81f, Gender.Male)]
    [InlineData(0.31f, Gender.Unknown)]
    [InlineData(0.29f, Gender.Female)]
    public void Between_the_limits_the_gender_is_unknown(float male, Gender gender) =>
        Of(Man with { Male = male, SecondMale = male }, 60).Gender.ShouldBe(gender);

    [Fact]
    public void A_child_has_no_gender_and_may_be_a_minor()
    {
        var evidence = Of(Child, 60);

        (evidence.AgeBand, evidence.Gender, evidence.MayBeMinor).ShouldBe((AgeBand.Under18, Gender.Unknown, true));
    }

    [Fact]
    public void A_teenager_whom_both_models_put_under_25_has_no_gender() =>
        Of(new AttributeReading(24, 0.6f, 0.95f, 20, 0.97f), 60).Gender.ShouldBe(Gender.Unknown);

    [Theory]
    [InlineData(0.21f, 40)]
    [InlineData(0.05f, 24.9f)]
    public void One_sample_that_says_young_latches_for_the_track(float underTwentyFive, float secondAge)
    {
        var evidence = Of(Man with { UnderTwentyFive = underTwentyFive, SecondAge = secondAge }, 60);
        for (var i = 0; i < 30; i++)
        {
            evidence.Add(Man, 100);
        }

        evidence.AgeBand.ShouldBe(AgeBand.From35To54);
        evidence.MayBeMinor.ShouldBeTrue();
    }

    [Fact]
    public void Wide_faces_take_the_place_of_narrow_ones()
    {
        var evidence = new AttributeEvidence();
        for (var i = 0; i < AttributeEvidence.MostSamples; i++)
        {
            evidence.Add(Woman, 30);
        }

        evidence.IsFull.ShouldBeFalse();
        for (var i = 0; i < AttributeEvidence.MostSamples; i++)
        {
            evidence.Add(Man, 60);
        }

        (evidence.IsFull, evidence.Samples, evidence.Gender, evidence.AgeBand).ShouldBe((true, 8, Gender.Male, AgeBand.From35To54));
    }

    [Fact]
    public void A_face_that_stays_small_is_not_sampled_for_ever()
    {
        var evidence = new AttributeEvidence();
        var offers = 0;
        for (; !evidence.IsFull; offers++)
        {
            evidence.Add(Man, 20);
            offers.ShouldBeLessThan(100);
        }

        offers.ShouldBe(24);
        evidence.Samples.ShouldBe(0);
    }

    [Fact]
    public void A_reading_that_is_no_number_is_left_out() => Of(Man with { SecondAge = float.NaN }, 60).Samples.ShouldBe(0);

    [Fact]
    public void What_must_never_be_said_is_never_said() => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        var random = new System.Random(seed);
        var evidence = new AttributeEvidence();
        var flagged = false;
        var widest = 0f;
        for (var i = random.Next(random.Next(2) == 0 ? 4 : 40); i > 0; i--)
        {
            var reading = new AttributeReading(
                random.NextSingle() * 40, random.NextSingle() * (random.Next(2) == 0 ? 0.25f : 1), random.Next(2), random.NextSingle() * 40, random.Next(2));
            var width = random.NextSingle() * 80;
            evidence.Add(reading, width);
            flagged |= width >= 24 && (reading.UnderTwentyFive > 0.2f || reading.SecondAge < 25);
            widest = Math.Max(widest, width);
            if (flagged && !evidence.MayBeMinor)
            {
                return false;
            }
        }

        return (!(evidence.AgeBand is AgeBand.Unknown or AgeBand.Under18) || evidence.MayBeMinor)
            && (evidence.AgeBand != AgeBand.Under18 || evidence.Gender == Gender.Unknown)
            && (evidence.AgeBand == AgeBand.Unknown) == (widest < 40)
            && (widest >= 24 || evidence.Gender == Gender.Unknown)
            && evidence.Samples <= AttributeEvidence.MostSamples;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    private static AttributeEvidence Of(AttributeReading reading, float width)
    {
        var evidence = new AttributeEvidence();
        evidence.Add(reading, width);
        return evidence;
    }
}
