using Actors.Lanes;
using Actors.Signage;
using Actors.TestKit;
using FsCheck;
using FsCheck.Fluent;

namespace Actors.Tests.Signage;

public class LaneSchedulingTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private static readonly LaneSettings Checkout = Some.Lane(Some.Content("welcome", isDefault: true)) with { DisplayIds = ["s1/checkout-1/a", "s1/checkout-1/b"] };
    private static readonly LaneSettings Entrance = Checkout with { LaneId = "s1/entrance", Kind = LaneKind.Entrance, DisplayIds = ["s1/entrance/wall"] };

    private static LaneSchedule For(LaneSettings lane, params SignageItem[] items) => LaneScheduling.For(SomeSignage.Store(Checkout, Entrance), lane, items, 7);

    [Fact]
    public void A_lane_gets_what_names_it_with_all_that_it_refers_to_and_nothing_else()
    {
        SignageItem[] items =
        [
            SomeSignage.Content("a"), SomeSignage.Content("b"), SomeSignage.Content("c"), SomeSignage.Content("r", rotates: true),
            SomeSignage.Content("elsewhere", rotates: true, kinds: LaneKind.Entrance),
            SomeSignage.Daypart("morning", "06:00", "11:00"), SomeSignage.Daypart("unused", "06:00", "11:00"),
            SomeSignage.Playlist("pa", "a", "welcome"), SomeSignage.Playlist("pb", "b"),
            SomeSignage.Entry("here", "pa", target: new Target([LaneKind.Checkout, LaneKind.Aisle], [], []), dayparts: "morning"),
            SomeSignage.Entry("there", "pb", target: new Target([], ["s1/entrance"], [])),
            SomeSignage.Entry("gone", "pb") with { DeletedAt = DateTimeOffset.UnixEpoch },
            SomeSignage.Hours("one", new Target([], [], ["s1/checkout-1/b", "s1/entrance/wall"]), "morning"),
        ];
        var schedule = For(Checkout, items);
        schedule.Revision.ShouldBe(7);
        schedule.Items.Select(item => item.ItemId).ShouldBe(["morning", "pa", "here", "one"]);
        schedule.Content.Select(item => item.ContentId).ShouldBe(["a", "r"]);
        schedule.Rotating.ShouldBe(["r"]);
        schedule.Items[2].Entry!.Target.LaneKinds.ShouldBe([LaneKind.Checkout]);
        schedule.Items[3].Hours!.Target.DisplayIds.ShouldBe(["s1/checkout-1/b"]);
    }

    [Fact]
    public void Portions_of_a_contract_add_up_to_it_and_follow_the_screens() => Prop.ForAll(
        (from screens in Gen.Choose(1, 9).NonEmptyListOf()
         from plays in Gen.Choose(1, 100_000)
         select (Screens: screens, Plays: plays)).ToArbitrary(),
        it =>
        {
            var lanes = it.Screens.Select((count, index) => Checkout with { LaneId = $"s1/lane-{index:00}", DisplayIds = [.. Enumerable.Range(0, count).Select(i => $"s1/lane-{index:00}/{i}")] }).ToArray();
            var campaign = SomeSignage.Campaign("c", CampaignGoal.Plays, it.Plays, "welcome").Campaign!;
            var portions = LaneScheduling.Portions(SomeSignage.Store(lanes), campaign);
            portions.Values.Sum().ShouldBe(it.Plays);
            foreach (var lane in lanes)
            {
                ((double)portions[lane.LaneId]).ShouldBe((double)it.Plays * lane.DisplayIds.Length / it.Screens.Sum(), 1);
            }

            LaneScheduling.Portions(SomeSignage.Store([.. lanes.Reverse()]), campaign).OrderBy(pair => pair.Key).ShouldBe(portions.OrderBy(pair => pair.Key));
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void A_lanes_campaign_holds_its_portion()
    {
        var campaign = SomeSignage.Campaign("c", CampaignGoal.Plays, 100, "welcome");
        For(Checkout, campaign).Items[0].Campaign!.Amount.ShouldBe(67);
        For(Entrance, campaign).Items[0].Campaign!.Amount.ShouldBe(33);
    }

    [Fact]
    public void The_narrowest_layout_counts_and_a_zone_loops_its_playlist()
    {
        LayoutZone[] zones = [new("main", 0, 0, 70, 100, null), new("side", 70, 0, 30, 100, "pa")];
        var schedule = For(Checkout, SomeSignage.Content("a"), SomeSignage.Playlist("pa", "a", "welcome"),
            SomeSignage.Layout("all", Target.Everywhere, zones[..1]), SomeSignage.Layout("lane", new Target([], ["s1/checkout-1"], []), zones[..1]),
            SomeSignage.Layout("screen", new Target([], [], ["s1/checkout-1/b"]), zones));
        LaneScheduling.LayoutOf(schedule, "s1/checkout-1/a")!.ItemId.ShouldBe("lane");
        var divided = LaneScheduling.ZonesOf(schedule, Checkout, "s1/checkout-1/b");
        divided.Select(zone => zone.ZoneId).ShouldBe(["main", "side"]);
        divided[0].Loop.ShouldBeEmpty();
        divided[1].Loop.Select(item => item.ContentId).ShouldBe(["a", "welcome"]);
        LaneScheduling.ZonesOf(For(Checkout), Checkout, "s1/checkout-1/a").ShouldBeEmpty();
    }

    [Fact]
    public void A_screen_is_off_outside_of_the_hours_that_name_it_and_never_where_none_does()
    {
        var schedule = For(Checkout, SomeSignage.Daypart("day", "07:00", "21:00"), SomeSignage.Daypart("late", "20:00", "22:00", Weekday.Saturday),
            SomeSignage.Hours("one", new Target([], [], ["s1/checkout-1/b"]), "day"), SomeSignage.Hours("two", new Target([], [], ["s1/checkout-1/b"]), "late"));
        var now = new DateTimeOffset(2026, 3, 28, 6, 0, 0, TimeSpan.FromHours(1)); // Saturday before the change
        ScreenHoursRules.Dark(schedule, "s1/checkout-1/a", Berlin, now, TimeSpan.FromDays(7)).ShouldBeEmpty();
        var dark = ScreenHoursRules.Dark(schedule, "s1/checkout-1/b", Berlin, now, TimeSpan.FromDays(2));
        dark.Select(window => (window.To - window.From).TotalHours).ShouldBe([1, 8, 10]);
    }
}
