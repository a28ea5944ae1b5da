using Actors.Vision;
using Actors.Audiences;
using Actors.Lanes;

namespace Actors.Tests.Vision;

public sealed class FramePipelineTests : IDisposable
{
    private readonly Bench _bench = new();

    [Fact]
    public void A_verified_face_gets_age_gender_and_attention()
    {
        _bench.Vision.Faces.Add(SpyVision.Face(40, 20));

        _bench.Play(30);

        var sighting = _bench.Pipeline.Sightings(_bench.Clock.GetUtcNow()).ShouldHaveSingleItem();
        sighting.Verified.ShouldBeTrue();
        sighting.AgeBand.ShouldBe(AgeBand.From35To54);
        sighting.Gender.ShouldBe(Gender.Male);
        sighting.MayBeMinor.ShouldBeFalse();
        sighting.Looking.ShouldBeTrue();
        sighting.Present.ShouldBe(TimeSpan.FromSeconds(2.9));
        sighting.Attention.ShouldBeInRange(TimeSpan.FromSeconds(2), sighting.Present);
    }

    [Fact]
    public void Count_only_computes_nothing_but_detection_and_the_face_flag()
    {
        _bench.Vision.Faces.Add(SpyVision.Face(40, 20));

        _bench.Play(30, LaneMode.CountOnly);

        _bench.Vision.Calls.Distinct().ShouldBe(["detect", "mesh"], ignoreOrder: true);
        var sighting = _bench.Pipeline.Sightings(_bench.Clock.GetUtcNow()).ShouldHaveSingleItem();
        sighting.ShouldSatisfyAllConditions(
            () => sighting.Verified.ShouldBeTrue(),
            () => sighting.AgeBand.ShouldBe(AgeBand.Unknown),
            () => sighting.Gender.ShouldBe(Gender.Unknown),
            () => sighting.Looking.ShouldBeFalse(),
            () => sighting.MayBeMinor.ShouldBeTrue(),
            () => sighting.Attention.ShouldBe(TimeSpan.Zero));
    }

    [Fact]
    public void Off_computes_nothing_and_wipes_the_frame()
    {
        _bench.Vision.Faces.Add(SpyVision.Face(40, 20));

        _bench.Play(10, LaneMode.Off).ShouldBe(FrameOutcome.Forbidden);

        _bench.Vision.Calls.ShouldBeEmpty();
        _bench.Guard.Held.ShouldBe(0);
    }

    [Theory]
    [InlineData(LaneMode.Off)]
    [InlineData(LaneMode.CountOnly)]
    public void A_stricter_mode_is_obeyed_from_the_very_next_frame(LaneMode stricter)
    {
        _bench.Vision.Faces.Add(SpyVision.Face(40, 20));
        _bench.Play(6);
        _bench.Vision.Calls.ShouldContain("attributes");
        _bench.Vision.Calls.Clear();

        _bench.Play(1, stricter);

        _bench.Vision.Calls.ShouldBeSubsetOf(stricter == LaneMode.Off ? [] : ["detect", "mesh"]);
        _bench.Pipeline.People.ShouldBeEmpty("what was learnt under another mode is forgotten");
    }

    [Fact]
    public void What_was_learnt_under_demographics_is_gone_when_count_only_is_over()
    {
        _bench.Vision.Faces.Add(SpyVision.Face(40, 20));
        _bench.Play(10);
        var before = _bench.Pipeline.People.Single();

        _bench.Play(5, LaneMode.CountOnly);
        _bench.Vision.Attributes = _bench.Vision.Attributes with { Male = 0.5f };
        _bench.Play(3);

        var after = _bench.Pipeline.People.Single();
        after.Id.ShouldNotBe(before.Id);
        after.Person.Evidence.Samples.ShouldBeLessThan(before.Person.Evidence.Samples);
    }

    [Fact]
    public void Nothing_is_said_about_a_face_that_the_mesh_model_denies()
    {
        _bench.Vision.Faces.Add(SpyVision.Face(40, 20));
        _bench.Vision.Mesh = new MeshReading(0.4f, 0);

        _bench.Play(30);

        _bench.Vision.Calls.ShouldNotContain("attributes");
        var sighting = _bench.Pipeline.Sightings(_bench.Clock.GetUtcNow()).ShouldHaveSingleItem();
        sighting.Verified.ShouldBeFalse();
        sighting.MayBeMinor.ShouldBeTrue();
        sighting.Looking.ShouldBeFalse();
        sighting.AgeBand.ShouldBe(AgeBand.Unknown);
    }

    [Fact]
    public void One_sample_that_may_show_a_minor_holds_for_the_whole_track()
    {
        _bench.Vision.Faces.Add(SpyVision.Face(40, 20));
        _bench.Vision.Attributes = _bench.Vision.Attributes with { UnderTwentyFive = 0.5f };
        _bench.Play(4);
        _bench.Vision.Attributes = _bench.Vision.Attributes with { UnderTwentyFive = 0 };

        _bench.Play(60);

        _bench.Pipeline.Sightings(_bench.Clock.GetUtcNow()).ShouldHaveSingleItem().MayBeMinor.ShouldBeTrue();
    }

    [Fact]
    public void Whoever_walks_up_from_afar_is_no_minor_for_having_been_far_away()
    {
        _bench.Vision.Faces.Add(SpyVision.Face(40, 20, width: 30));
        _bench.Play(10);
        _bench.Vision.Faces[0] = SpyVision.Face(35, 15, width: 44);

        _bench.Play(30);

        _bench.Pipeline.Sightings(_bench.Clock.GetUtcNow()).ShouldHaveSingleItem().MayBeMinor.ShouldBeFalse();
    }

    [Fact]
    public void A_small_face_is_counted_and_nothing_more()
    {
        _bench.Vision.Faces.Add(SpyVision.Face(40, 20, width: 20));

        _bench.Play(30);

        _bench.Vision.Calls.Distinct().ShouldBe(["detect"]);
        _bench.Pipeline.Sightings(_bench.Clock.GetUtcNow()).ShouldHaveSingleItem().Verified.ShouldBeFalse();
    }

    [Fact]
    public void Attributes_are_sampled_at_most_once_a_frame_and_eight_times_a_track()
    {
        _bench.Vision.Faces.Add(SpyVision.Face(10, 20));
        _bench.Vision.Faces.Add(SpyVision.Face(90, 20));

        var most = 0;
        for (var i = 0; i < 100; i++)
        {
            var before = _bench.Vision.Calls.Count(call => call == "attributes");
            _bench.Play(1);
            most = Math.Max(most, _bench.Vision.Calls.Count(call => call == "attributes") - before);
        }

        most.ShouldBe(1);
        _bench.Pipeline.People.Select(track => track.Person.Evidence.Samples).ShouldAllBe(samples => samples > 0 && samples <= 8);
        _bench.Vision.Calls.Count(call => call == "attributes").ShouldBeLessThanOrEqualTo(16);
    }

    [Fact]
    public void A_still_scene_with_people_is_detected_about_once_a_second()
    {
        _bench.Vision.Faces.Add(SpyVision.Face(40, 20));
        _bench.Play(80);
        _bench.Play(10, moving: false);
        var before = _bench.Counters.Analysed;

        _bench.Play(100, moving: false);

        (_bench.Counters.Analysed - before).ShouldBeInRange(10, 13);
        _bench.Pipeline.People.ShouldHaveSingleItem("who does not move is still there");
    }

    [Fact]
    public void An_empty_still_scene_costs_next_to_no_detection()
    {
        _bench.Play(10);
        _bench.Play(10, moving: false);
        var before = _bench.Counters.Analysed;

        _bench.Play(100, moving: false);

        (_bench.Counters.Analysed - before).ShouldBeInRange(3, 6);
    }

    [Fact]
    public void A_frame_that_the_deadline_overtakes_in_the_detector_is_wiped_dropped_and_counted()
    {
        _bench.Vision.Faces.Add(SpyVision.Face(40, 20));
        _bench.Vision.DuringDetect = () => _bench.Clock.Advance(TimeSpan.FromMilliseconds(300));

        _bench.Play(1).ShouldBe(FrameOutcome.Dropped);

        _bench.Counters.Dropped.ShouldBe(1);
        _bench.Pipeline.People.ShouldBeEmpty();
        _bench.Vision.Wipes.ShouldBe(1, "what the model holds of the frame is wiped with it");
        _bench.Guard.Inspect().Traces.ShouldBe(0);
        _bench.Counters.Lifetimes.Snapshot().MaxMs.ShouldBeLessThan(100);
    }

    [Fact]
    public void What_a_model_reads_from_an_overtaken_crop_is_thrown_away()
    {
        _bench.Vision.Faces.Add(SpyVision.Face(40, 20));
        _bench.Play(4);
        _bench.Vision.DuringAttributes = () => _bench.Clock.Advance(TimeSpan.FromMilliseconds(300));
        var samples = _bench.Pipeline.People.Single().Person.Evidence.Samples;

        _bench.Play(4);

        _bench.Pipeline.People.Single().Person.Evidence.Samples.ShouldBe(samples);
        _bench.Counters.Lifetimes.Expired.ShouldBeGreaterThan(0);
        _bench.Counters.Lifetimes.Snapshot().MaxMs.ShouldBeLessThan(100);
    }

    [Fact]
    public void No_step_is_begun_that_the_deadline_would_overtake()
    {
        _bench.Vision.DuringDetect = () => _bench.Clock.Advance(TimeSpan.FromMilliseconds(20));
        _bench.Play(4);
        _bench.Vision.Calls.Clear();
        var late = _bench.Frame();
        _bench.Clock.Advance(TimeSpan.FromMilliseconds(40));

        _bench.Pipeline.Process(late, LaneMode.Demographics).ShouldBe(FrameOutcome.Dropped);

        _bench.Vision.Calls.ShouldBeEmpty();
    }

    [Fact]
    public void Whatever_a_model_throws_the_frame_and_its_crops_are_wiped()
    {
        _bench.Vision.Faces.Add(SpyVision.Face(40, 20));
        _bench.Vision.DuringMesh = () => throw new InvalidOperationException("broken model");
        _bench.Clock.Advance(TimeSpan.FromMilliseconds(100));

        Should.Throw<InvalidOperationException>(() => _bench.Play(3));

        _bench.Vision.Wipes.ShouldBe(1);
        _bench.Guard.Held.ShouldBe(0);
        _bench.Guard.Inspect().Traces.ShouldBe(0);
    }

    public void Dispose() => _bench.Dispose();
}
