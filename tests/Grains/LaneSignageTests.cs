using Actors.Displays;
using Actors.Emergencies;
using Actors.Lanes;
using Actors.Signage;
using Actors.Stores;
using Actors.TestKit;

namespace Actors.Tests;

/// <summary>From a change of the store's signage to what its screens are told.</summary>
public sealed class LaneSignageTests : IDisposable
{
    private const string Second = "s1/checkout-1/screen-2";

    private static readonly LaneSettings Settings = Some.Lane(Some.Content("welcome", isDefault: true), Some.Content("fruit"));
    private static readonly LaneSettings Wide = Settings with { DisplayIds = [Some.DisplayId, Second] };

    private readonly string _folder = Directory.CreateTempSubdirectory("actors-lane-signage-").FullName;

    private string State => Path.Combine(_folder, "state.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_is_scheduled_is_on_the_screen_when_the_change_returns_and_again_after_a_restart()
    {
        var clock = new ManualClock();
        await using (var store = await OpenAsync(Settings, clock))
        {
            await ChangeAsync(store, SomeSignage.Content("bread"), SomeSignage.Playlist("breakfast", "bread"), SomeSignage.Entry("morning", "breakfast"));
            var program = await ProgramAsync(store);
            program.Now.ContentId.ShouldBe("bread");
            program.Reason.ShouldContain("bread");
            var decision = (await store.Lane.GetSnapshotAsync(default)).Current.ShouldNotBeNull();
            (decision.EntryId, decision.PlayId).ShouldBe(("morning", program.PlayId));
        }

        clock.Advance(TimeSpan.FromHours(1));
        await using var again = await TestStore.StartAsync(State, clock);
        await again.Lane.GetModeAsync(default);
        (await ProgramAsync(again)).Now.ContentId.ShouldBe("bread");
        await again.PassAsync(10.1);
        (await ProgramAsync(again)).Now.ContentId.ShouldBe("bread");

        await Signage(again).ChangeAsync(new SignageChange([new SignageEdit(SignageEditKind.Delete, SignageKind.ScheduleEntry, "morning", null, null)], "anna", null), default);
        (await ProgramAsync(again)).Now.ContentId.ShouldNotBe("bread");
    }

    [Fact]
    public async Task A_limit_of_plays_an_hour_holds_across_a_restart()
    {
        var clock = new ManualClock();
        await using (var store = await OpenAsync(Settings, clock))
        {
            await ChangeAsync(store, SomeSignage.Content("bread"), SomeSignage.Playlist("breakfast", "bread"), SomeSignage.Entry("morning", "breakfast", mostPlaysAnHour: 1));
            (await ProgramAsync(store)).Now.ContentId.ShouldBe("bread");
            await store.PassAsync(10.1);
            (await ProgramAsync(store)).Now.ContentId.ShouldNotBe("bread");
        }

        clock.Advance(TimeSpan.FromMinutes(30));
        await using var again = await TestStore.StartAsync(State, clock);
        await again.Lane.GetModeAsync(default);
        (await ProgramAsync(again)).Now.ContentId.ShouldNotBe("bread", "it was shown half an hour ago");
        clock.Advance(TimeSpan.FromMinutes(29.5));
        for (var tries = 0; (await ProgramAsync(again)).Now.ContentId != "bread" && tries < 40; tries++)
        {
            await again.PassAsync(1);
        }

        (await ProgramAsync(again)).Now.ContentId.ShouldBe("bread");
    }

    [Fact]
    public async Task Several_screens_of_a_lane_switch_together_and_a_single_one_at_once()
    {
        await using var store = await OpenAsync(Wide);
        var (one, two) = (await ProgramAsync(store), await ProgramAsync(store, Second));
        one.SwitchAt.ShouldBe(store.Clock.GetUtcNow().AddMilliseconds(300));
        (two.SwitchAt, two.PlayId, two.Revision).ShouldBe((one.SwitchAt, one.PlayId, one.Revision));

        await using var single = await TestStore.StartAsync();
        await single.Lane.ConfigureAsync(Settings, default);
        (await ProgramAsync(single)).SwitchAt.ShouldBeNull();
    }

    [Fact]
    public async Task Another_division_of_a_screen_reaches_it_at_once_without_another_play()
    {
        await using var store = await OpenAsync(Wide);
        var (before, other) = (await ProgramAsync(store), await ProgramAsync(store, Second));
        await ChangeAsync(
            store, SomeSignage.Playlist("news", "fruit"),
            SomeSignage.Layout("split", new Target([], [], [Some.DisplayId]), new LayoutZone("main", 0, 0, 75, 100, null), new LayoutZone("side", 75, 0, 25, 100, "news")));

        var program = await ProgramAsync(store);
        program.Zones.Select(zone => (zone.ZoneId, zone.Loop.Length)).ShouldBe([("main", 0), ("side", 1)]);
        program.PlayId.ShouldBe(before.PlayId);
        program.Revision.ShouldBeGreaterThan(before.Revision);
        (await ProgramAsync(store, Second)).Revision.ShouldBe(other.Revision, "nothing has changed for it");

        await Emergencies(store).FireAsync(Fire(store), default);
        (await ProgramAsync(store)).Zones.ShouldBeEmpty("an emergency has the whole screen");
        await Emergencies(store).RevokeAsync("fire", "anna", default);
        (await ProgramAsync(store)).Zones.Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_screen_knows_when_it_is_off_and_a_lane_whose_screens_are_off_rests()
    {
        await using var store = await OpenAsync(Settings);
        var now = store.Clock.GetUtcNow();
        var zone = StoreZone.Find("Europe/Berlin");
        string Local(double minutes) => TimeZoneInfo.ConvertTime(now.AddMinutes(minutes), zone).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        await ChangeAsync(store, SomeSignage.Daypart("open", Local(-60), Local(10)), SomeSignage.Hours("screens", Target.Everywhere, "open"));

        var dark = (await ProgramAsync(store)).Dark;
        dark[0].From.ShouldBe(now.AddMinutes(10), TimeSpan.FromMinutes(1));
        dark.Length.ShouldBeInRange(7, 8);

        store.Clock.Advance(TimeSpan.FromMinutes(11));
        await store.PassAsync(1);
        var resting = (await store.Lane.GetSnapshotAsync(default)).Decisions;
        await store.PassAsync(60);
        (await store.Lane.GetSnapshotAsync(default)).Decisions.ShouldBe(resting, "nobody sees what it would choose");

        // Whoever passes a screen that is off must still be warned.
        await Emergencies(store).FireAsync(Fire(store), default);
        (await ProgramAsync(store)).EmergencyId.ShouldBe("fire");
    }

    [Fact]
    public async Task Every_decision_is_logged_under_its_play_and_so_is_an_emergency()
    {
        await using var store = await OpenAsync(Wide);
        var spot = await ProgramAsync(store);
        await Emergencies(store).FireAsync(Fire(store), default);
        var alert = await ProgramAsync(store);

        await store.DisposeAsync();

        store.Decisions[spot.PlayId].ShouldSatisfyAllConditions(
            logged => (logged.StoreId, logged.LaneId, logged.Decision.ContentId).ShouldBe(("s1", Some.LaneId, spot.Now.ContentId)),
            logged => logged.Decision.Steps.ShouldNotBeEmpty());
        store.Decisions[alert.PlayId].Decision.Reason.ShouldContain("Fire in the bakery");
    }

    [Fact]
    public async Task A_log_of_decisions_that_is_broken_holds_up_no_lane()
    {
        await using var store = await TestStore.StartAsync();
        store.BreakDecisions = true;
        await store.Lane.ConfigureAsync(Some.Lane(Some.Content("welcome", isDefault: true), Some.Content("fruit")), default);
        await store.PassAsync(10.1);
        (await ProgramAsync(store)).Now.ContentId.ShouldBe("fruit");
    }

    private static ISignageGrain Signage(TestStore store) => store.Grains.GetGrain<ISignageGrain>("s1");

    private static IEmergencyGrain Emergencies(TestStore store) => store.Grains.GetGrain<IEmergencyGrain>("s1");

    private static async Task ChangeAsync(TestStore store, params SignageItem[] items)
    {
        var outcome = await Signage(store).ChangeAsync(
            new SignageChange([.. items.Select(item => new SignageEdit(SignageEditKind.Put, item.Kind, item.ItemId, 0, item))], "anna", null), default);
        outcome.Sentences.ShouldBeEmpty();
        (await Signage(store).GetSnapshotAsync(default)).LanesBehind.ShouldBeEmpty();
    }

    private static async Task<DisplayProgram> ProgramAsync(TestStore store, string displayId = Some.DisplayId) =>
        (await store.Grains.GetGrain<IDisplayGrain>(displayId).GetProgramAsync(default)).ShouldNotBeNull();

    private static Emergency Fire(TestStore store) => new(
        "fire", "Fire in the bakery", Some.Content("alert", maximum: 60), Target.Everywhere, EmergencySeverity.Severe,
        store.Clock.GetUtcNow(), store.Clock.GetUtcNow().AddHours(1), "anna", EmergencyRules.FromOperator);

    private async Task<TestStore> OpenAsync(LaneSettings lane, ManualClock? clock = null)
    {
        var store = await TestStore.StartAsync(State, clock);
        await store.Grains.GetGrain<IStoreGrain>("s1").ConfigureAsync(new StoreSettings("s1", "Store", "Europe/Berlin", "Us", "us@example.org", [lane]), default);
        await Task.WhenAll(Signage(store).HandOutAsync(default), Emergencies(store).HandOutAsync(default));
        return store;
    }
}
