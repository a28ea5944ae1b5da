using Actors.Lanes;
using Actors.Signage;
using Actors.TestKit;
using Actors.Tests.Lanes;

namespace Actors.Tests.Signage;

public class SchedulePreviewTests
{
    private static readonly LaneSettings Lane = Some.Lane(Some.Content("welcome", isDefault: true), Some.Content("two", Some.For(minimum: 2)));

    private static readonly LaneSchedule Schedule = Scheduled(SomeSignage.Hours("open", Target.Everywhere, "day", "night"));

    private static LaneSchedule Scheduled(params SignageItem[] more) => LaneScheduling.For(SomeSignage.Store(Lane), Lane,
    [
        SomeSignage.Content("ad", maximum: 7), SomeSignage.Content("menu", maximum: 13), SomeSignage.Daypart("day", "08:00", "20:00"), SomeSignage.Daypart("night", "22:00", "06:00"),
        SomeSignage.Playlist("p", "menu", "welcome"), SomeSignage.Entry("lunch", "p", dayparts: "day"),
        SomeSignage.Campaign("spring", CampaignGoal.Plays, 5000, "ad", from: new DateOnly(2026, 10, 20), until: new DateOnly(2026, 10, 30), dayparts: "day"),
        SomeSignage.Campaign("share", CampaignGoal.SharePercent, 30, "ad", from: new DateOnly(2026, 10, 20), until: new DateOnly(2026, 10, 30)),
        .. more,
    ], 1);

    [Fact]
    public void A_preview_from_where_the_lane_stood_shows_what_the_lane_then_shows()
    {
        var drive = new LaneDrive(Lane, start: new DateTimeOffset(2026, 10, 21, 8, 0, 0, TimeSpan.Zero), schedule: Schedule);
        for (var i = 0; i < 40; i++)
        {
            // Between two plays the tally holds everything there is to know.
            drive.Sleep(drive.Last.WakeAt!.Value);
        }

        var drive2 = new LaneDrive(Lane, start: drive.Now, schedule: Schedule, tally: drive.Plan.Tally);
        for (var minute = 1; minute <= 90; minute += 7)
        {
            drive2.Sleep(drive.Now.AddMinutes(minute));
            var preview = SchedulePreview.At(Lane, Schedule, Some.DisplayId, drive2.Now, Lane.Mode, 0, drive.Plan.Tally);
            preview.Content.ShouldBe(drive2.Playing.Content);
            preview.Since.ShouldBe(drive2.Playing.Decision.At);
            preview.Decision.Steps.ShouldBe(drive2.Playing.Decision.Steps);
            preview.Until.ShouldBe(drive2.Last.WakeAt!.Value);
            preview.IsOn.ShouldBeTrue();
        }
    }

    [Fact]
    public void A_preview_in_the_middle_of_a_play_shows_that_play_and_what_the_lane_then_shows()
    {
        var schedule = Scheduled();
        var drive = new LaneDrive(Lane, start: new DateTimeOffset(2026, 10, 21, 17, 29, 31, TimeSpan.Zero), schedule: schedule);
        var counted = 0;
        for (var i = 0; i < 400; i++)
        {
            drive.Sleep(drive.Last.WakeAt!.Value);
            if (i % 9 == 0)
            {
                drive.Sleep(drive.Now.AddSeconds(2));
                var (outlook, now) = (drive.Plan.Outlook!, drive.Now);
                outlook.Playing.ShouldBe(drive.Playing.Decision);
                outlook.Next.At.ShouldBeGreaterThan(now);
                counted += outlook.Playing.CampaignId is null ? 0 : 1;
                SchedulePreview.At(Lane, schedule, Some.DisplayId, now, Lane.Mode, outlook).Decision.ShouldBe(drive.Playing.Decision);

                // The next five plays, the end of a daypart at 20:00 by the store's clock among them.
                for (var ahead = 0; ahead < 5; ahead++, i++)
                {
                    drive.Sleep(drive.Last.WakeAt!.Value);
                    var preview = SchedulePreview.At(Lane, schedule, Some.DisplayId, drive.Now, Lane.Mode, outlook);
                    (preview.Content.ContentId, preview.Since).ShouldBe((drive.Playing.Content.ContentId, drive.Playing.Decision.At), $"foretold at {now:HH:mm:ss}");
                }
            }
        }

        counted.ShouldBeGreaterThan(3, "a campaign's play was among those");
    }

    [Theory]
    [InlineData("2026-10-21T06:30:00+02:00", false, "2026-10-21T08:00:00+02:00")]
    [InlineData("2026-10-25T05:30:00+01:00", true, null)] // within the night that lasts nine hours
    [InlineData("2026-10-25T07:00:00+01:00", false, null)]
    [InlineData("2027-05-01T12:00:00+02:00", true, null)] // long after every campaign
    public void It_says_whether_the_screen_is_on(string at, bool on, string? until)
    {
        var moment = DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture);
        var preview = SchedulePreview.At(Lane, Schedule, Some.DisplayId, moment, LaneMode.CountOnly);
        preview.IsOn.ShouldBe(on);
        preview.Until.ShouldBeGreaterThan(moment);
        preview.Decision.At.ShouldBeLessThanOrEqualTo(moment);
        if (until is not null)
        {
            preview.Until.ShouldBeLessThanOrEqualTo(DateTimeOffset.Parse(until, System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void The_same_question_has_the_same_answer_and_the_day_comes_out_as_promised()
    {
        var start = new DateTimeOffset(2026, 10, 22, 10, 0, 0, TimeSpan.Zero);
        var ads = 0;
        for (var i = 0; i < 60; i++)
        {
            var at = start.AddSeconds(i * 59);
            var (one, other) = (SchedulePreview.At(Lane, Schedule, Some.DisplayId, at, Lane.Mode), SchedulePreview.At(Lane, Schedule, Some.DisplayId, at, Lane.Mode));
            (one.Content, one.Since, one.Until).ShouldBe((other.Content, other.Since, other.Until));
            (one.Since <= at && at < one.Until).ShouldBeTrue();
            ads += one.Content.ContentId == "ad" ? 1 : 0;
        }

        ads.ShouldBeInRange(15, 35, "30 % by one campaign, and 7 s of each 95 s by the other");
    }

    [Fact]
    public void An_assumed_audience_counts_where_nothing_is_scheduled()
    {
        var at = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);
        var nothing = LaneSchedule.Nothing(Lane.LaneId);
        SchedulePreview.At(Lane, nothing, Some.DisplayId, at, LaneMode.CountOnly, 0).Content.ContentId.ShouldBe("welcome");
        Enumerable.Range(0, 20).Select(i => SchedulePreview.At(Lane, nothing, Some.DisplayId, at.AddSeconds(i), LaneMode.CountOnly, 3).Content.ContentId).ShouldContain("two");
        Should.Throw<ArgumentException>(() => SchedulePreview.At(Lane, nothing, "s1/checkout-1/none", at, LaneMode.Off)).Message.ShouldContain("allowed is one of s1/checkout-1/screen-1");
        Should.Throw<ArgumentException>(() => SchedulePreview.At(Lane, nothing, Some.DisplayId, at, LaneMode.Off, 101));
    }

    [Fact]
    public void A_calendar_shows_each_block_at_the_times_of_the_wall_clock()
    {
        ScheduleCalendar.Blocks(Lane, Schedule, new DateOnly(2026, 10, 24), 2).Select(block => $"{block.Kind} {block.Name} {block.From:MM-ddTHHzzz} {block.To:MM-ddTHHzzz} {block.Priority}").ShouldBe(
        [
            "Campaign share 10-24T00+02:00 10-26T00+01:00 50",
            "ScreenHours open 10-24T00+02:00 10-24T06+02:00 0",
            "ScheduleEntry lunch 10-24T08+02:00 10-24T20+02:00 50",
            "Campaign spring 10-24T08+02:00 10-24T20+02:00 50",
            "ScreenHours open 10-24T08+02:00 10-24T20+02:00 0",
            "ScreenHours open 10-24T22+02:00 10-25T06+01:00 0",
            "ScheduleEntry lunch 10-25T08+01:00 10-25T20+01:00 50",
            "Campaign spring 10-25T08+01:00 10-25T20+01:00 50",
            "ScreenHours open 10-25T08+01:00 10-25T20+01:00 0",
            "ScreenHours open 10-25T22+01:00 10-26T00+01:00 0",
        ]);
        Should.Throw<ArgumentException>(() => ScheduleCalendar.Blocks(Lane, Schedule, new DateOnly(2026, 10, 24), 63));
    }
}
