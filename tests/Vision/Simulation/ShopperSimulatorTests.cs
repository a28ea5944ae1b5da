using Actors.Vision;
using Actors.Audiences;
using Actors.Cameras;
using Actors.Lanes;

namespace Actors.Tests.Vision;

public class ShopperSimulatorTests
{
    [Fact]
    public void The_same_seed_gives_the_same_shoppers()
    {
        Play("sim:groups?seed=7").ShouldBe(Play("sim:groups?seed=7"));
        Play("sim:groups?seed=7").ShouldNotBe(Play("sim:groups?seed=8"));
    }

    [Fact]
    public void Groups_vary_in_age_gender_and_attention()
    {
        var seen = Play("sim:groups?seed=3&rate=20", minutes: 10);

        seen.Select(sighting => sighting.AgeBand).Distinct().Count().ShouldBe(5);
        seen.Select(sighting => sighting.Gender).Distinct().Count().ShouldBe(3);
        seen.Select(sighting => sighting.Looking).Distinct().Count().ShouldBe(2);
        seen.Select(sighting => sighting.MayBeMinor).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public void Sightings_keep_the_rules_of_the_pipeline()
    {
        var seen = Play("sim:groups?seed=5&rate=30", minutes: 10);

        seen.ShouldAllBe(sighting => sighting.Attention <= sighting.Present && sighting.Present >= TimeSpan.Zero);
        seen.Where(sighting => sighting.AgeBand == AgeBand.Under18).ShouldAllBe(sighting => sighting.MayBeMinor && sighting.Gender == Gender.Unknown);
        seen.Where(sighting => !sighting.Verified).ShouldAllBe(sighting => sighting.AgeBand == AgeBand.Unknown && sighting.MayBeMinor);
    }

    [Fact]
    public void Count_only_says_nothing_about_anybody()
    {
        var seen = Play("sim:groups?seed=5&rate=30", minutes: 5, LaneMode.CountOnly);

        seen.ShouldNotBeEmpty();
        seen.ShouldAllBe(sighting => sighting.AgeBand == AgeBand.Unknown && sighting.Gender == Gender.Unknown
            && !sighting.Looking && sighting.MayBeMinor && sighting.Attention == TimeSpan.Zero);
    }

    [Fact]
    public void No_more_people_are_there_than_allowed()
    {
        var simulator = new ShopperSimulator(SimulatorOptions.Parse("sim:groups?rate=60&dwell=60&most=4"));
        var most = 0;
        for (var i = 0; i < 6000; i++)
        {
            simulator.Advance();
            most = Math.Max(most, simulator.Sightings(LaneMode.CountOnly).Length);
        }

        most.ShouldBeInRange(3, 4);
    }

    [Theory]
    [InlineData("sim:crowds", "crowds")]
    [InlineData("sim:groups?speed=3", "speed")]
    [InlineData("sim:groups?seed=-1", "seed='-1'")]
    [InlineData("sim:groups?rate=0", "0.1 to 60")]
    [InlineData("sim:groups?dwell=long", "dwell='long'")]
    [InlineData("sim:groups?most=2.5", "whole number")]
    public void A_wrong_option_is_named(string source, string named) =>
        Should.Throw<CameraSourceException>(() => SimulatorOptions.Parse(source)).Message.ShouldContain(named);

    private static List<Sighting> Play(string source, int minutes = 3, LaneMode mode = LaneMode.Demographics)
    {
        var simulator = new ShopperSimulator(SimulatorOptions.Parse(source));
        List<Sighting> seen = [];
        for (var i = 0; i < minutes * 600; i++)
        {
            simulator.Advance();
            seen.AddRange(simulator.Sightings(mode));
        }

        return seen;
    }
}
