using Actors.Audiences;
using Actors.Displays;
using Actors.Lanes;
using Actors.Signage;
using Actors.TestKit;

namespace Actors.Tests.Signage;

public class SignageRulesTests
{
    private static readonly Actors.Stores.StoreSettings Store = SomeSignage.Store(
        Some.Lane(Some.Content("welcome", isDefault: true), Some.Content("wine", category: ContentCategory.Alcohol)),
        Some.Lane(Some.Content("welcome", isDefault: true)) with { LaneId = "s1/entrance", Kind = LaneKind.Entrance, DisplayIds = ["s1/entrance/wall"] });

    /// <summary>One of each kind, all in order.</summary>
    private static SignageItem[] Good =>
    [
        SomeSignage.Content("ad"), SomeSignage.Daypart("morning", "06:00", "11:00"), SomeSignage.Playlist("menu", "ad", "welcome"),
        SomeSignage.Entry("breakfast", "menu", dayparts: "morning"), SomeSignage.Campaign("spring", CampaignGoal.Plays, 100, "ad", dayparts: "morning"),
        SomeSignage.Layout("split", Target.Everywhere, new LayoutZone("main", 0, 0, 70, 100, null), new LayoutZone("side", 70, 0, 30, 100, "menu")),
        SomeSignage.Hours("open", Target.Everywhere, "morning"),
    ];

    [Fact]
    public void What_keeps_every_rule_is_let_through() => SignageRules.Check(Store, Good, Good).ShouldBeEmpty();

    public static TheoryData<SignageItem, string> Wrong => new()
    {
        { SomeSignage.Content("Ad"), "The id of an item is \"Ad\"; allowed are 1 to 40 lower-case letters, digits and inner hyphens." },
        { SomeSignage.Content("ad-"), "The id of an item is \"ad-\"; allowed are 1 to 40 lower-case letters, digits and inner hyphens." },
        { SomeSignage.Content(new string('a', 41)), $"The id of an item is \"{new string('a', 41)}\"; allowed are 1 to 40 lower-case letters, digits and inner hyphens." },
        { SomeSignage.Content("welcome"), "The id of the content \"welcome\" is that of content in the store file; allowed is another." },
        { SomeSignage.Content("new", maximum: 3601), "maximumSeconds of the content \"new\" is 3601; allowed is a number from 4 to 3600." },
        { SomeSignage.Content("new", maximum: 61, category: ContentCategory.Adult), "maximumSeconds of the content \"new\" is 61; allowed is a number from 4 to 60." },
        { Restricted(AgeBand.Under18), "audience.ageBands of the content \"new\" is Under18; allowed is an age band from 18 on, because it is restricted content." },
        { SomeSignage.Playlist("new"), "items of the playlist \"new\" has 0 entries; allowed are 1 to 500." },
        { SomeSignage.Playlist("new", "ad", "gone"), "items[1].content of the playlist \"new\" is \"gone\"; allowed is the id of content in the library or the store file that is not deleted." },
        { Long("ad", 3601), "items[0].seconds of the playlist \"new\" is 3601; allowed is a number from 1 to 3600." },
        { Long("wine", 61), "items[0].seconds of the playlist \"new\" is 61; allowed is a number up to 60, because \"wine\" is alcohol content." },
        { SomeSignage.Daypart("new", "06:00:30", "07:00"), "from of the daypart \"new\" is 06:00:30.0000000; allowed is a time of day in whole minutes." },
        { SomeSignage.Daypart("new", "06:00", "07:00", Weekday.Monday, Weekday.Monday), "weekdays of the daypart \"new\" has Monday more than once; allowed is each once." },
        { SomeSignage.Entry("new", "gone"), "playlist of the schedule entry \"new\" is \"gone\"; allowed is the id of a playlist that is not deleted." },
        { SomeSignage.Entry("new", "menu", priority: 101), "priority of the schedule entry \"new\" is 101; allowed is a number from 0 to 100." },
        { SomeSignage.Entry("new", "menu", mostPlaysAnHour: 0), "mostPlaysAnHour of the schedule entry \"new\" is 0; allowed is a number from 1 to 3600." },
        { SomeSignage.Entry("new", "menu", dayparts: "night"), "dayparts[0] of the schedule entry \"new\" is \"night\"; allowed is the id of a daypart that is not deleted." },
        { SomeSignage.Entry("new", "menu", target: new Target([], ["s1/aisle"], [])), "target.lanes of the schedule entry \"new\" is \"aisle\"; allowed is a lane of the store: checkout-1, entrance." },
        { SomeSignage.Entry("new", "menu", target: new Target([], [], ["s1/entrance/wall"])), "target.displays of the schedule entry \"new\" has 1 entries; allowed are 0 to 0." },
        { SomeSignage.Entry("new", "menu", from: new DateOnly(2026, 3, 2), until: new DateOnly(2026, 3, 1)), "untilDate of the schedule entry \"new\" is 2026-03-01; allowed is a date from 2026-03-02 to 2199-12-31." },
        { SomeSignage.Campaign("new", CampaignGoal.Plays, 0, "ad"), "amount of the campaign \"new\" is 0; allowed is a whole number of plays from 1 to 1000000000." },
        { SomeSignage.Campaign("new", CampaignGoal.SharePercent, 100.5, "ad"), "amount of the campaign \"new\" is 100.5; allowed is a number above 0 and up to 100." },
        { SomeSignage.Campaign("new", CampaignGoal.SharePercent, double.NaN, "ad"), "amount of the campaign \"new\" is NaN; allowed is a number above 0 and up to 100." },
        { SomeSignage.Campaign("new", CampaignGoal.SecondsAnHour, 3601, "ad"), "amount of the campaign \"new\" is 3601; allowed is a number above 0 and up to 3600." },
        { SomeSignage.Hours("new", new Target([], [], ["s1/entrance/door"]), "morning"), "target.displays of the screen hours \"new\" is \"entrance/door\"; allowed is a screen of the store: checkout-1/screen-1, entrance/wall." },
        { SomeSignage.Hours("new", Target.Everywhere), "dayparts of the screen hours \"new\" has 0 entries; allowed are 1 to 100." },
        { Zones(new LayoutZone("a", 0, 0, 50, 100, null), new LayoutZone("b", 50, 0, 51, 100, "menu")), "zones[1].width of the layout \"new\" is 51; allowed is a number above 0 and up to 50.01." },
        { Zones(new LayoutZone("a", 0, 0, 50, 100, null), new LayoutZone("b", 40, 0, 50, 100, "menu")), "zones[1] of the layout \"new\", \"b\", overlaps \"a\"; allowed are zones beside each other." },
        { Zones(new LayoutZone("a", 0, 0, 50, 100, null), new LayoutZone("b", 50, 0, 50, 100, null)), "zones of the layout \"new\" has a second zone without a playlist, \"b\"; allowed is one zone that plays the lane's program." },
        { SomeSignage.Playlist("new", "ad") with { Kind = SignageKind.Layout }, "The layout \"new\" holds Playlist; allowed is what its kind names, alone." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_breaks_a_rule_is_refused_with_its_field_value_and_what_is_allowed(SignageItem item, string sentence) =>
        SignageRules.Check(Store, [.. Good.Where(it => (it.Kind, it.ItemId) != (item.Kind, item.ItemId)), item], [item]).ShouldBe([sentence]);

    [Fact]
    public void What_is_used_cannot_be_deleted_and_what_uses_it_is_named()
    {
        Deleting(SignageKind.Daypart, "morning").ShouldBe(["The daypart \"morning\" cannot be deleted while it is used by the schedule entry \"breakfast\", the campaign \"spring\", the screen hours \"open\"; take it out there first."]);
        Deleting(SignageKind.Playlist, "menu").ShouldBe(["The playlist \"menu\" cannot be deleted while it is used by the schedule entry \"breakfast\", the layout \"split\"; take it out there first."]);
        Deleting(SignageKind.Content, "ad").ShouldBe(["The content \"ad\" cannot be deleted while it is used by the playlist \"menu\", the campaign \"spring\"; take it out there first."]);
        Deleting(SignageKind.Campaign, "spring").ShouldBeEmpty();
    }

    [Fact]
    public void Content_in_a_zone_stays_for_everybody_even_when_it_is_the_content_that_changes()
    {
        var tobacco = SomeSignage.Content("ad", category: ContentCategory.Tobacco);
        SignageRules.Check(Store, [.. Good.Skip(1), tobacco], [tobacco])
            .ShouldBe(["zones[1].playlist of the layout \"split\" is \"menu\" with the content \"ad\"; allowed is content that is not restricted."]);
    }

    [Fact]
    public void Shares_that_are_open_together_add_up_to_all_of_the_time_at_most()
    {
        SignageItem[] shares =
        [
            SomeSignage.Content("ad"), SomeSignage.Daypart("night", "22:00", "06:00"), SomeSignage.Daypart("day", "06:00", "22:00"),
            SomeSignage.Campaign("one", CampaignGoal.SharePercent, 60, "ad", dayparts: "night"),
            SomeSignage.Campaign("two", CampaignGoal.SecondsAnHour, 1800, "ad", dayparts: "day"),
            SomeSignage.Campaign("three", CampaignGoal.SharePercent, 50, "ad", target: new Target([LaneKind.Entrance], [], [])),
        ];
        SignageRules.Check(Store, shares, shares).ShouldBe(
            ["amount of the campaigns \"one\" (60 %) and \"three\" (50 %) is 110 % of the time of the lane entrance together, from 2026-03-01 22:00 on; allowed is 100 % at most."]);

        shares[3] = shares[3] with { Campaign = shares[3].Campaign! with { Amount = 50 } };
        SignageRules.Check(Store, shares, shares).ShouldBeEmpty();

        var other = shares[3] with { Campaign = shares[3].Campaign! with { Amount = 60, Target = new Target([], ["s1/checkout-1"], []) } };
        SignageRules.Check(Store, [.. shares.Where(it => it != shares[3]), other], [other]).ShouldBeEmpty("it is not in that lane");
    }

    [Fact]
    public void A_store_file_that_has_lost_something_stands_in_nobodys_way()
    {
        SignageItem[] items = [SomeSignage.Content("ad"), SomeSignage.Playlist("menu", "gone", "ad"), SomeSignage.Entry("breakfast", "menu", target: new Target([], ["s1/closed"], []))];
        SignageRules.Check(Store, items, [items[0]]).ShouldBeEmpty();
        SignageRules.Check(Store, items, [items[2]]).ShouldHaveSingleItem();
    }

    private static IEnumerable<string> Deleting(SignageKind kind, string id)
    {
        var after = Good.Select(item => (item.Kind, item.ItemId) == (kind, id) ? item with { DeletedAt = DateTimeOffset.UnixEpoch } : item).ToList();
        return SignageRules.Check(Store, after, [.. after.Where(item => item.DeletedAt is not null)]);
    }

    private static SignageItem Long(string content, double seconds) =>
        SomeSignage.Playlist("new") with { Playlist = new Playlist("new", [new PlaylistItem(content, Some.Seconds(seconds))]) };

    private static SignageItem Zones(params LayoutZone[] zones) => SomeSignage.Layout("new", Target.Everywhere, zones);

    private static SignageItem Restricted(AgeBand band)
    {
        var item = SomeSignage.Content("new", category: ContentCategory.Alcohol);
        return item with { Content = item.Content! with { Audience = new AudienceRule([band], null, 0, null) } };
    }
}
