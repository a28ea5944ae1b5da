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
}
