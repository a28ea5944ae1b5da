using Actors.Displays;
using Actors.Lanes;
using Actors.Signage;
using Actors.TestKit;

namespace Actors.Tests.Lanes;

public class LaneScheduleTests
{
    private static readonly LaneSettings Lane = Some.Lane(Some.Content("welcome", isDefault: true), Some.Content("fruit"));

    private static LaneSchedule Schedule(params SignageItem[] items) => LaneScheduling.For(SomeSignage.Store(Lane), Lane, items, 1);

    private static LaneDrive Drive(string start, params SignageItem[] items) =>
        new(Lane, start: DateTimeOffset.Parse(start, System.Globalization.CultureInfo.InvariantCulture), schedule: Schedule(items));

    private static IEnumerable<string> Played(LaneDrive drive) => drive.Plays.Select(play => play.Content.ContentId);

    [Fact]
    public void A_playlist_plays_in_its_order_over_and_over()
    {
        var drive = Drive("2026-03-02T09:00Z", SomeSignage.Content("a"), SomeSignage.Content("b", maximum: 20),
            SomeSignage.Playlist("menu", "a", "b", "a", "welcome"), SomeSignage.Entry("all-day", "menu"));
        drive.Pass(101);
        Played(drive).ShouldBe(["a", "b", "a", "welcome", "a", "b", "a", "welcome", "a"]);
        drive.Playing.EntryId.ShouldBe("all-day");
        drive.Playing.Decision.EntryId.ShouldBe("all-day");
        drive.Playing.Decision.Reason.ShouldBe("a: place 1 of 4 in the playlist menu, by the schedule entry all-day.");
    }

    [Fact]
    public void Entries_of_one_priority_take_turns_and_a_lower_one_waits()
    {
        var drive = Drive("2026-03-02T09:00Z", SomeSignage.Content("a"), SomeSignage.Content("b"), SomeSignage.Content("c"), SomeSignage.Content("low"),
            SomeSignage.Playlist("pa", "a", "c"), SomeSignage.Playlist("pb", "b"), SomeSignage.Playlist("pc", "low"),
            SomeSignage.Entry("one", "pa"), SomeSignage.Entry("two", "pb"), SomeSignage.Entry("three", "pc", priority: 49));
        drive.Pass(65);
        Played(drive).ShouldBe(["a", "b", "c", "b", "a", "b", "c"]);
    }

    [Fact]
    public void A_contract_is_delivered_evenly_and_to_the_last_play()
    {
        var drive = Drive("2026-03-01T23:00Z", SomeSignage.Content("ad"),
            SomeSignage.Campaign("spring", CampaignGoal.Plays, 96, "ad", from: new DateOnly(2026, 3, 2), until: new DateOnly(2026, 3, 2)));
        drive.Sleep(drive.Now.AddHours(24));
        var plays = drive.Plays.Where(play => play.CampaignId == "spring").Select(play => play.Decision.At).ToList();
        plays.Count.ShouldBe(96);
        plays.Zip(plays.Skip(1)).ShouldAllBe(pair => Math.Abs((pair.Second - pair.First).TotalMinutes - 15) < 0.6);
        drive.Plan.Tally.Campaigns.ShouldHaveSingleItem().Plays.ShouldBe(96);
    }

    [Fact]
    public void A_daypart_that_opens_with_a_higher_priority_takes_the_screen_once_the_minimum_time_is_over_and_gives_it_back_at_its_end()
    {
        var drive = Drive("2026-03-02T09:58Z", SomeSignage.Content("base", minimum: 4, maximum: 3600), SomeSignage.Content("lunch", minimum: 4, maximum: 3600),
            SomeSignage.Playlist("pb", "base"), SomeSignage.Playlist("pl", "lunch"), SomeSignage.Daypart("noon", "11:00", "11:50"),
            SomeSignage.Entry("all-day", "pb"), SomeSignage.Entry("noon", "pl", priority: 60, dayparts: "noon"));
        drive.Sleep(drive.Now.AddHours(3));
        drive.Plays.Take(3).Select(play => $"{play.Decision.At:HH:mm:ss} {play.Content.ContentId}, {play.Decision.Trigger}").ShouldBe(
        [
            "09:58:00 base, the lane starts", "10:00:00 lunch, the time of the schedule entry noon has come", "10:50:00 base, the time of the schedule entry noon is over",
        ]);
    }

    [Fact]
    public void Content_never_plays_before_it_may_nor_a_moment_after_it_has_expired()
    {
        var from = DateTimeOffset.Parse("2026-03-02T09:01:05Z", System.Globalization.CultureInfo.InvariantCulture);
        var drive = Drive("2026-03-02T09:00Z", SomeSignage.Content("a", from: from, expires: from.AddSeconds(72)), SomeSignage.Content("b"),
            SomeSignage.Playlist("p", "a"), SomeSignage.Playlist("q", "b"), SomeSignage.Entry("high", "p", priority: 60), SomeSignage.Entry("low", "q"),
            SomeSignage.Campaign("spring", CampaignGoal.SharePercent, 10, "a"));
        drive.Sleep(from.AddMinutes(10));
        var shown = drive.Plays.Zip(drive.Plays.Skip(1)).Where(pair => pair.First.Content.ContentId == "a").ToList();
        shown.ShouldNotBeEmpty();
        shown[0].First.Decision.At.ShouldBeGreaterThanOrEqualTo(from);
        shown[^1].Second.Decision.At.ShouldBeLessThanOrEqualTo(from.AddSeconds(72));
        shown[^1].Second.Decision.Steps.ShouldContain("a in the playlist p is passed over: it has expired at 2026-03-02 09:02:17Z.");
        drive.Plays[0].Preload.ShouldContain(item => item.ContentId == "a", "it may come within the hour");
    }

    [Fact]
    public void A_lane_that_rests_owes_and_counts_nothing_and_delivers_the_contract_all_the_same()
    {
        var drive = Drive("2026-03-01T23:00Z", SomeSignage.Content("ad"), SomeSignage.Campaign("spring", CampaignGoal.Plays, 960, "ad", from: new DateOnly(2026, 3, 2), until: new DateOnly(2026, 3, 2)));
        while (drive.Playing.CampaignId is null || drive.Now < drive.Playing.Decision.At.AddHours(8))
        {
            drive.Sleep(drive.Now.AddSeconds(drive.Now.Hour < 7 ? 3600 : 1));
            if (drive.Now.Hour >= 7 && drive.Playing.CampaignId is not null && drive.Now > drive.Playing.Decision.At)
            {
                break;
            }
        }

        var before = Delivered(drive);
        drive.Take((plan, now) => plan.Rest(true, now));
        drive.Sleep(drive.Now.AddHours(3));
        Delivered(drive).ShouldBe(before, "the play that the emergency cut short does not count");
        drive.Take((plan, now) => plan.Rest(false, now));
        drive.Playing.Decision.Trigger.ShouldBe("the screens are back");
        var back = drive.Now;
        drive.Sleep(drive.Now.AddMinutes(60));
        (Delivered(drive) - before).ShouldBeInRange(42, 50, "960 over 24 hours are 40 an hour, and 45 once three of the hours are gone");
        drive.Sleep(DateTimeOffset.Parse("2026-03-02T23:00Z", System.Globalization.CultureInfo.InvariantCulture));
        Delivered(drive).ShouldBe(960);
        drive.Plays.Where(play => play.CampaignId is not null).Count(play => play.Decision.At > back.AddHours(-3) && play.Decision.At < back).ShouldBe(0);
    }

    [Fact]
    public void After_an_outage_plays_catch_up_at_twice_their_pace_at_most_and_a_share_of_voice_is_not_chased()
    {
        SignageItem[] items =
        [
            SomeSignage.Content("ad"), SomeSignage.Content("spot"),
            SomeSignage.Campaign("plays", CampaignGoal.Plays, 960, "ad", from: new DateOnly(2026, 3, 2), until: new DateOnly(2026, 3, 2)),
            SomeSignage.Campaign("share", CampaignGoal.SharePercent, 20, "spot"),
        ];
        var first = Drive("2026-03-01T23:00Z", items);
        first.Sleep(first.Now.AddHours(6));
        var tally = first.Plan.Tally;
        var drive = new LaneDrive(Lane, start: first.Now.AddHours(4), schedule: Schedule(items), tally: tally);
        var start = drive.Now;
        drive.Sleep(start.AddHours(1));
        var plays = drive.Plays.Where(play => play.CampaignId == "plays").Select(play => play.Decision.At).ToList();
        plays.Zip(plays.Skip(1)).ShouldAllBe(pair => pair.Second - pair.First >= Some.Seconds(45));
        plays.Count.ShouldBeGreaterThan(60, "it catches up");
        (drive.Plan.Tally.Campaigns.Single(it => it.CampaignId == "share").Shown - tally.Campaigns.Single(it => it.CampaignId == "share").Shown).TotalSeconds.ShouldBe(720, 60);
        drive.Sleep(DateTimeOffset.Parse("2026-03-02T23:00Z", System.Globalization.CultureInfo.InvariantCulture));
        drive.Plan.Tally.Campaigns.Single(it => it.CampaignId == "plays").Plays.ShouldBe(960);
    }

    [Fact]
    public void A_long_spot_that_nobody_was_promised_makes_room_for_a_campaign_that_cannot_wait()
    {
        var drive = Drive("2026-03-01T23:00Z", SomeSignage.Content("film", maximum: 3600), SomeSignage.Content("ad"), SomeSignage.Playlist("p", "film"), SomeSignage.Entry("all-day", "p"),
            SomeSignage.Campaign("spring", CampaignGoal.Plays, 480, "ad", from: new DateOnly(2026, 3, 2), until: new DateOnly(2026, 3, 2)));
        for (var minutes = 1; minutes <= 24 * 60; minutes++)
        {
            drive.Sleep(drive.Now.AddMinutes(1));
            (Delivered(drive) - (minutes / 3.0)).ShouldBeInRange(-1, 1);
        }

        drive.Plays.ShouldContain(play => play.Decision.Trigger == "a campaign cannot wait any longer");
        Delivered(drive).ShouldBe(480);
    }

    [Fact]
    public void A_campaign_that_cannot_wait_goes_before_one_of_a_higher_priority_that_can()
    {
        var day = new DateOnly(2026, 3, 2);
        var drive = Drive("2026-03-01T23:00Z", SomeSignage.Content("long", maximum: 13), SomeSignage.Content("short", maximum: 5),
            SomeSignage.Campaign("high", CampaignGoal.Plays, 864, "long", 50, from: day, until: day), SomeSignage.Campaign("low", CampaignGoal.Plays, 2880, "short", 0, from: day, until: day));
        for (var minutes = 1; minutes <= 24 * 60; minutes++)
        {
            drive.Sleep(drive.Now.AddMinutes(1));
            (Delivered(drive, "high") - (minutes * 0.6)).ShouldBeInRange(-1, 1);
            (Delivered(drive, "low") - (minutes * 2.0)).ShouldBeInRange(-1, 1);
        }

        drive.Plays.ShouldContain(play => play.CampaignId == "low" && play.Decision.Steps.Contains("Campaign low goes first: after high, low would come too late."));
        drive.Plays.ShouldContain(play => play.CampaignId == "high" && play.Decision.Steps.Any(step => step.StartsWith("Campaign low, priority 0, has to play", StringComparison.Ordinal)));
    }

    [Fact]
    public void Of_more_than_a_lane_can_show_the_higher_priority_gets_all_and_the_lower_one_what_is_left()
    {
        var drive = Drive("2026-03-01T23:00Z", SomeSignage.Content("a"), SomeSignage.Content("b"),
            SomeSignage.Campaign("high", CampaignGoal.SharePercent, 70, "a", 50), SomeSignage.Campaign("low", CampaignGoal.SharePercent, 70, "b", 0));
        drive.Sleep(drive.Now.AddHours(24));
        var shown = drive.Plan.Tally.Campaigns.ToDictionary(it => it.CampaignId, it => it.Shown.TotalHours / 24);
        shown["high"].ShouldBe(0.7, 0.01);
        shown["low"].ShouldBe(0.3, 0.01);
    }

    [Fact]
    public void A_play_counts_once_for_each_screen_that_showed_all_of_it()
    {
        var lane = Lane with { DisplayIds = ["s1/checkout-1/a", "s1/checkout-1/b", "s1/checkout-1/c"] };
        var schedule = LaneScheduling.For(SomeSignage.Store(lane), lane, [SomeSignage.Content("ad"), SomeSignage.Campaign("spring", CampaignGoal.Plays, 1_000_000, "ad")], 1);
        var drive = new LaneDrive(lane, schedule: schedule);
        drive.Playing.CampaignId.ShouldBe("spring");
        drive.Sleep(drive.Now.AddSeconds(10));
        Delivered(drive).ShouldBe(3);
        drive.Take((plan, now) => plan.Screens(1, now));
        drive.Take((plan, now) => plan.Screens(3, now));
        drive.Sleep(drive.Now.AddSeconds(10));
        Delivered(drive).ShouldBe(4, "two of the three were away for a moment");
    }

    [Fact]
    public void Another_schedule_is_on_the_screen_at_once_and_keeps_what_it_leaves_alone()
    {
        var drive = Drive("2026-03-02T09:00Z", SomeSignage.Content("a"), SomeSignage.Content("b"), SomeSignage.Playlist("p", "a", "b"), SomeSignage.Entry("all-day", "p"));
        drive.Sleep(drive.Now.AddSeconds(12));
        drive.Playing.Content.ContentId.ShouldBe("b");
        drive.Take((plan, now) => plan.Schedule(Schedule(SomeSignage.Content("a"), SomeSignage.Content("b"), SomeSignage.Content("c"), SomeSignage.Playlist("p", "a", "b", "c"), SomeSignage.Entry("all-day", "p")), now)).Play.ShouldBeNull();
        drive.Sleep(drive.Now.AddSeconds(8));
        drive.Playing.Content.ContentId.ShouldBe("c", "it goes on where it was");
        drive.Take((plan, now) => plan.Schedule(Schedule(), now)).Play.ShouldNotBeNull().Content.ContentId.ShouldBe("welcome");
        drive.Playing.Decision.Trigger.ShouldBe("the schedule has changed");
    }

    [Fact]
    public void Restricted_content_plays_for_whoever_has_been_promised_it_within_its_window_alone_and_never_beside_family_content()
    {
        var lane = Lane with
        {
            Content = [.. Lane.Content, Some.Content("wine", category: ContentCategory.Alcohol), Some.Content("toys", category: ContentCategory.Family)],
            Restricted = [new RestrictedWindow(ContentCategory.Alcohol, new TimeOnly(18, 0), new TimeOnly(22, 0))],
        };
        SignageItem[] items =
        [
            SomeSignage.Playlist("p", "toys", "wine", "toys", "fruit"), SomeSignage.Entry("all-day", "p"),
            SomeSignage.Campaign("wines", CampaignGoal.SharePercent, 40, "wine"),
        ];
        var schedule = LaneScheduling.For(SomeSignage.Store(lane), lane, items, 1);
        var wine = 0;
        foreach (var (start, opens, shuts) in new[] { (16, "17:00", "21:00"), (20, "17:00", "21:00") })
        {
            var drive = new LaneDrive(lane, start: new DateTimeOffset(2026, 3, 2, start, 54, 0, TimeSpan.Zero), schedule: schedule);
            drive.Pass(720, Some.Person());
            foreach (var (play, next) in drive.Plays.Zip(drive.Plays.Skip(1)).Where(pair => pair.First.Content.ContentId == "wine"))
            {
                wine++;
                play.Decision.At.TimeOfDay.ShouldBeGreaterThanOrEqualTo(TimeSpan.Parse(opens, System.Globalization.CultureInfo.InvariantCulture));
                next.Decision.At.TimeOfDay.ShouldBeLessThanOrEqualTo(TimeSpan.Parse(shuts, System.Globalization.CultureInfo.InvariantCulture));
            }

            drive.Plays.Zip(drive.Plays.Skip(1)).ShouldAllBe(pair =>
                !(pair.First.Content.Category == ContentCategory.Family && pair.Second.Content.Category == ContentCategory.Alcohol)
                && !(pair.First.Content.Category == ContentCategory.Alcohol && pair.Second.Content.Category == ContentCategory.Family));
            drive.Plays.ShouldAllBe(play => play.Content.Category != ContentCategory.Alcohol || play.Loop[0].Category == ContentCategory.None);
        }

        wine.ShouldBeGreaterThan(20);
    }

    private static long Delivered(LaneDrive drive, string campaign) => drive.Plan.Tally.Campaigns.Single(it => it.CampaignId == campaign).Plays;

    private static long Delivered(LaneDrive drive) => drive.Plan.Tally.Campaigns.ShouldHaveSingleItem().Plays;
}
