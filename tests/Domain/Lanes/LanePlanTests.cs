using Actors.Audiences;
using Actors.Displays;
using Actors.Lanes;
using Actors.TestKit;

namespace Actors.Tests.Lanes;

public class LanePlanTests
{
    private static readonly ContentItem Welcome = Some.Content("welcome", isDefault: true);
    private static readonly ContentItem Fruit = Some.Content("fruit");
    private static readonly ContentItem Skincare = Some.Content("skincare", Some.For(Gender.Female, bands: [AgeBand.From18To34, AgeBand.From35To54]));
    private static readonly ContentItem Shaving = Some.Content("shaving", Some.For(Gender.Male, bands: [AgeBand.From18To34, AgeBand.From35To54]));
    private static readonly ContentItem Family = Some.Content("family", Some.For(minimum: 3));

    private static readonly Sighting Woman = Some.Person(Gender.Female);
    private static readonly Sighting Man = Some.Person(Gender.Male);

    [Fact]
    public void A_lane_without_audience_takes_turns_with_content_for_everybody()
    {
        var drive = new LaneDrive(Some.Lane(Welcome, Fruit, Skincare));
        drive.Pass(35);

        drive.Plays.Select(play => play.Content.ContentId).ShouldBe(["welcome", "fruit", "welcome", "fruit"]);
        drive.Plays.Skip(1).ShouldAllBe(play => play.Decision.Trigger == "the spot has ended" && play.SightingSentAt == null);
    }

    [Fact]
    public void An_audience_that_holds_ends_the_spot_after_its_minimum_time_and_the_confirming_sighting_is_the_cause()
    {
        var drive = new LaneDrive(Some.Lane(Welcome, Skincare));
        drive.Pass(5);
        drive.See(Woman);
        var seen = drive.Now;
        drive.Pass(1, Woman);

        drive.Playing.Content.ShouldBe(Skincare);
        drive.Playing.Decision.Trigger.ShouldBe("the audience has changed");
        drive.Playing.Decision.At.ShouldBe(seen + Some.Seconds(0.6), "the first of five sightings a second once 0.5 s are over");
        drive.Playing.SightingSentAt.ShouldBe(seen + Some.Seconds(0.6));
    }

    [Fact]
    public void A_change_that_no_further_sighting_confirms_counts_by_itself_a_little_later()
    {
        var drive = new LaneDrive(Some.Lane(Welcome, Skincare));
        drive.Pass(5);
        drive.See(Woman);
        var seen = drive.Now;
        drive.Pass(1);

        drive.Playing.Content.ShouldBe(Skincare);
        drive.Playing.Decision.At.ShouldBe(seen + Some.Seconds(0.75));
        drive.Playing.SightingSentAt.ShouldBeNull();
    }

    [Fact]
    public void The_minimum_time_of_a_spot_is_kept_when_the_audience_changes()
    {
        var drive = new LaneDrive(Some.Lane(Welcome, Skincare));
        drive.Pass(3.5, Woman);
        drive.Plays.Count.ShouldBe(1);
        drive.Pass(0.6, Woman);

        drive.Playing.Content.ShouldBe(Skincare);
        (drive.Playing.Decision.At - drive.Plays[0].Decision.At).ShouldBe(Some.Seconds(4.1), "the first sighting after the minimum time confirms the change");
        drive.Playing.SightingSentAt.ShouldNotBeNull();
    }

    [Fact]
    public void A_change_that_no_sighting_confirms_after_the_minimum_time_counts_a_little_later_by_itself()
    {
        var drive = new LaneDrive(Some.Lane(Welcome, Skincare));
        drive.Pass(3.9, Woman);
        drive.Sleep(drive.Now + Some.Seconds(1));

        drive.Playing.Content.ShouldBe(Skincare);
        (drive.Playing.Decision.At - drive.Plays[0].Decision.At).ShouldBe(Some.Seconds(4.25));
        drive.Playing.SightingSentAt.ShouldBeNull();
    }

    [Fact]
    public void A_glance_shorter_than_the_hold_time_changes_nothing()
    {
        var drive = new LaneDrive(Some.Lane(Welcome, Skincare));
        drive.Pass(5);
        drive.Pass(0.4, Woman);
        drive.See();
        drive.Pass(3);

        drive.Plays.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_spot_that_still_fits_best_goes_on_when_the_audience_changes()
    {
        var drive = new LaneDrive(Some.Lane(Welcome, Skincare));
        drive.Pass(5, Woman);
        drive.Playing.Content.ShouldBe(Skincare);
        drive.Pass(5, Woman, Woman);

        drive.Plays.Count.ShouldBe(2);
    }

    [Fact]
    public void The_same_spot_is_not_shown_twice_in_a_row_while_another_fits()
    {
        var drive = new LaneDrive(Some.Lane(Welcome, Skincare));
        drive.Pass(50, Woman);

        drive.Plays.Zip(drive.Plays.Skip(1)).ShouldAllBe(pair => pair.First.Content != pair.Second.Content);
        drive.Plays.Count(play => play.Content == Skincare).ShouldBeGreaterThanOrEqualTo(2);
    }

    [Fact]
    public void The_only_spot_that_fits_is_shown_again()
    {
        var drive = new LaneDrive(Some.Lane(Welcome, Skincare));
        drive.Pass(25);

        drive.Plays.Select(play => play.Content.ContentId).ShouldBe(["welcome", "welcome", "welcome"]);
    }

    [Fact]
    public void A_larger_share_of_the_audience_wins()
    {
        var drive = new LaneDrive(Some.Lane(Welcome, Skincare, Shaving));
        drive.Pass(5);
        drive.Pass(1, Woman, Man, Man);

        drive.Playing.Content.ShouldBe(Shaving);
        drive.Playing.Decision.Reason.ShouldBe("shaving: it is for male, 18-34 or 35-54, as 2 of 3 people there are.");
        drive.Playing.Decision.Steps.ShouldContain("skincare is ruled out: it is for female, 18-34 or 35-54, as 1 of 3 people there are, less than half.");
    }

    [Fact]
    public void Count_only_targets_numbers_of_people_and_nothing_else()
    {
        var drive = new LaneDrive(Some.Lane(Welcome, Skincare, Family) with { Mode = LaneMode.CountOnly });
        drive.Pass(5);
        drive.Pass(1, Woman, Woman, Woman);

        drive.Playing.Content.ShouldBe(Family);
        drive.Plan.Snapshot(drive.Now).Audience.Groups.ShouldHaveSingleItem().ShouldBe(new AudienceGroup(AgeBand.Unknown, Gender.Unknown, 3, 0));
        drive.Playing.Decision.Steps.ShouldContain("skincare is ruled out: it is for female, 18-34 or 35-54, and age and gender are not estimated here.");
    }

    [Fact]
    public void A_lane_that_is_off_ignores_every_batch()
    {
        var drive = new LaneDrive(Some.Lane(Welcome, Family), LaneMode.Off);
        drive.See(Some.CameraId, LaneMode.Demographics, Woman, Woman, Woman).Accepted.ShouldBeFalse();
        drive.See(Some.CameraId, LaneMode.Off, Woman, Woman, Woman).Accepted.ShouldBeFalse();
        drive.Pass(12);

        drive.Plan.Snapshot(drive.Now).Audience.ShouldBe(AudienceSnapshot.Empty with { Groups = drive.Plan.Snapshot(drive.Now).Audience.Groups });
        drive.Plays.ShouldAllBe(play => play.Content == Welcome);
    }

    [Fact]
    public void A_new_mode_forgets_the_audience_and_ends_what_it_forbids_at_once()
    {
        var drive = new LaneDrive(Some.Lane(Welcome, Skincare));
        drive.Pass(6, Woman);
        drive.Playing.Content.ShouldBe(Skincare);
        drive.Take((plan, now) => plan.ChangeMode(LaneMode.CountOnly, now));

        drive.Playing.Content.ShouldBe(Welcome);
        drive.Playing.Decision.Trigger.ShouldBe("the mode has changed to count-only");
        drive.Plan.Snapshot(drive.Now).Audience.Count.ShouldBe(0);
        drive.See(Some.CameraId, LaneMode.Demographics, Woman).Accepted.ShouldBeFalse("it was analysed under the old mode");
        drive.See(Some.CameraId, LaneMode.CountOnly, Woman).Accepted.ShouldBeTrue();
    }

    [Fact]
    public void Batches_that_are_not_newer_or_come_from_elsewhere_are_ignored()
    {
        var now = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
        var plan = new LanePlan(Some.Lane(Welcome), LaneMode.Demographics, now);
        plan.Observe(Some.Batch(5, now, [Woman]), now).Accepted.ShouldBeTrue();
        plan.Observe(Some.Batch(5, now, []), now).Accepted.ShouldBeFalse();
        plan.Observe(Some.Batch(4, now, []), now).Accepted.ShouldBeFalse();
        plan.Observe(Some.Batch(6, now, [], cameraId: "s1/checkout-1/other"), now).Accepted.ShouldBeFalse();
        plan.Observe(Some.Batch(1, now, [], session: 43), now).Accepted.ShouldBeTrue("a new session counts anew");
        plan.Observe(Some.Batch(7, now, [Woman]), now).Accepted.ShouldBeFalse("a session that was replaced does not come back");
        plan.Snapshot(now).Audience.Count.ShouldBe(0);
        plan.Snapshot(now).Sightings.ShouldBe(2);
    }

    [Fact]
    public void Of_two_hosts_that_run_a_camera_the_later_is_believed_and_the_earlier_again_when_that_one_has_gone()
    {
        var now = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
        var plan = new LanePlan(Some.Lane(Welcome), LaneMode.Demographics, now);
        plan.Observe(Some.Batch(1, now, [Woman], session: 1), now).Accepted.ShouldBeTrue();
        plan.Observe(Some.Batch(1, now, [Woman, Woman], session: 2), now).Accepted.ShouldBeTrue();
        for (var number = 2; number <= 7; number++)
        {
            now += Some.Seconds(0.5);
            plan.Observe(Some.Batch(number, now, [], session: 1), now).Accepted.ShouldBeFalse();
            plan.Observe(Some.Batch(number, now, [Woman, Woman], session: 2), now).Accepted.ShouldBeTrue();
            plan.Snapshot(now).Audience.Count.ShouldBe(2, "the audience must not flap between the two");
        }

        now += Some.Seconds(1.9);
        plan.Observe(Some.Batch(8, now, [Woman], session: 1), now).Accepted.ShouldBeFalse("the later host is still believed");
        now += Some.Seconds(0.1);
        plan.Observe(Some.Batch(1, now, [Woman], session: 1), now).Accepted.ShouldBeFalse("a batch from before is late, and no comeback");
        plan.Observe(Some.Batch(9, now, [Woman], session: 1), now).Accepted.ShouldBeTrue("the later host has gone");
        plan.Snapshot(now).Audience.Count.ShouldBe(1);
    }

    [Fact]
    public void Sightings_expire_when_their_camera_falls_silent()
    {
        var drive = new LaneDrive(Some.Lane(Welcome));
        drive.See(Woman);
        drive.Pass(1.999);
        drive.Plan.Snapshot(drive.Now).Audience.Count.ShouldBe(1);
        drive.Pass(0.001);
        drive.Plan.Snapshot(drive.Now).Audience.Count.ShouldBe(0);
        drive.Last.Changed.ShouldBeTrue();
    }

    [Fact]
    public void A_lane_whose_cameras_are_lost_is_blind_and_stops_targeting()
    {
        var drive = new LaneDrive(Some.Lane(Welcome, Skincare));
        drive.Pass(6, Woman);
        drive.Plan.Snapshot(drive.Now).Blind.ShouldBeFalse();
        drive.Take((plan, now) => plan.CameraChanged(Some.CameraId, false, now)).Changed.ShouldBeTrue();

        drive.Plan.Snapshot(drive.Now).Blind.ShouldBeTrue();
        drive.Plan.Snapshot(drive.Now).Audience.Count.ShouldBe(0);
        drive.Pass(4);
        drive.Playing.Content.ShouldBe(Welcome);
        drive.See(Woman);
        drive.Plan.Snapshot(drive.Now).Blind.ShouldBeFalse("a batch proves that its camera runs");
    }

    [Fact]
    public void The_audience_is_the_sum_of_what_the_cameras_see()
    {
        var drive = new LaneDrive(Some.Lane(Welcome) with { CameraIds = ["s1/checkout-1/a", "s1/checkout-1/b"] });
        drive.See("s1/checkout-1/a", LaneMode.Demographics, Woman);
        drive.See("s1/checkout-1/b", LaneMode.Demographics, Man, Man with { Looking = false });

        var audience = drive.Plan.Snapshot(drive.Now).Audience;
        audience.Count.ShouldBe(3);
        audience.Looking.ShouldBe(2);
        audience.Groups.ShouldBe([new(AgeBand.From35To54, Gender.Female, 1, 1), new(AgeBand.From35To54, Gender.Male, 2, 1)]);
    }

    [Fact]
    public void Content_that_is_taken_out_of_the_settings_ends_at_once_and_what_stays_plays_on()
    {
        var drive = new LaneDrive(Some.Lane(Welcome, Fruit));
        drive.Configure(Some.Lane(Welcome, Skincare));
        drive.Plays.ShouldHaveSingleItem();
        drive.Configure(Some.Lane(Fruit with { IsDefault = true }));
        drive.Playing.Content.ContentId.ShouldBe("fruit");
        drive.Playing.Decision.Trigger.ShouldBe("the settings have changed");
    }

    [Fact]
    public void The_loop_holds_unrestricted_content_that_needs_no_audience_and_goes_on_after_what_plays()
    {
        var wine = Some.Content("wine", category: ContentCategory.Alcohol);
        var elsewhere = Some.Content("elsewhere", kinds: LaneKind.Entrance);
        var drive = new LaneDrive(Some.Lane(Welcome, Skincare, wine, Fruit, elsewhere));

        drive.Playing.Loop.Select(item => item.ContentId).ShouldBe(["fruit", "welcome"]);
    }

    [Fact]
    public void What_a_lane_may_show_to_some_audience_is_there_to_be_fetched_ahead()
    {
        var wine = Some.Content("wine", category: ContentCategory.Alcohol);
        var tobacco = Some.Content("tobacco", category: ContentCategory.Tobacco);
        var elsewhere = Some.Content("elsewhere", kinds: LaneKind.Entrance);
        var lane = Some.Lane(Welcome, Skincare, wine, tobacco, Fruit, elsewhere) with
        {
            Restricted = [new RestrictedWindow(ContentCategory.Alcohol, new TimeOnly(18, 0), new TimeOnly(22, 0))],
        };

        new LaneDrive(lane).Playing.Preload.Select(item => item.ContentId).ShouldBe(["skincare", "wine"]);
        new LaneDrive(lane with { Family = true }).Playing.Preload.Select(item => item.ContentId).ShouldBe(["skincare"]);
    }

    [Fact]
    public void A_clock_that_is_set_back_stops_nothing()
    {
        var drive = new LaneDrive(Some.Lane(Welcome, Fruit));
        var back = drive.Now.AddHours(-5);
        var step = drive.Plan.Tick(back);

        step.WakeAt.ShouldBe(back + Some.Seconds(10));
        drive.Plan.Tick(back + Some.Seconds(10)).Play.ShouldNotBeNull().Content.ShouldBe(Fruit);
    }

    [Fact]
    public void Settings_that_cannot_be_run_are_refused_with_field_value_and_range()
    {
        var now = DateTimeOffset.UnixEpoch;
        Should.Throw<ArgumentException>(() => new LanePlan(Some.Lane(Fruit), LaneMode.Off, now)).Message.ShouldContain("no default content");
        Should.Throw<ArgumentException>(() => new LanePlan(Some.Lane(Welcome) with { AudienceHold = Some.Seconds(11) }, LaneMode.Off, now))
            .Message.ShouldContain("AudienceHold is 11 s; allowed are 0 to 10 s");
        Should.Throw<ArgumentException>(() => new LanePlan(Some.Lane(Welcome) with { Zone = "Middle/Earth" }, LaneMode.Off, now)).Message.ShouldContain("Middle/Earth");
        Should.Throw<ArgumentException>(() => new LanePlan(Some.Lane(Some.Content("short", isDefault: true, minimum: 0.5)), LaneMode.Off, now))
            .Message.ShouldContain("short.MinimumTime is 0.5 s");
    }
}
