using Actors.Displays;
using Actors.Emergencies;
using Actors.Lanes;
using Actors.Signage;
using Actors.Stores;
using Actors.TestKit;

namespace Actors.Tests;

public sealed class EmergencyGrainTests : IDisposable
{
    private const string Second = "s1/checkout-1/screen-2";
    private const string OtherLane = "s1/entrance";
    private const string OtherDisplay = "s1/entrance/screen-1";

    private static readonly LaneSettings Settings = Some.Lane(Some.Content("welcome", isDefault: true), Some.Content("fruit")) with { DisplayIds = [Some.DisplayId, Second] };
    private static readonly StoreSettings Store = new("s1", "Store", "Europe/Berlin", "Us", "us@example.org",
    [
        Settings,
        Some.Lane(Some.Content("welcome", isDefault: true)) with { LaneId = OtherLane, Kind = LaneKind.Entrance, CameraIds = [], DisplayIds = [OtherDisplay] },
    ]);

    private readonly string _folder = Directory.CreateTempSubdirectory("actors-emergencies-").FullName;

    private string State => Path.Combine(_folder, "state.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_emergency_is_on_every_screen_when_the_call_returns_and_reverts_when_it_is_revoked()
    {
        await using var store = await OpenAsync();
        var fire = Fire(store);

        (await Emergencies(store).FireAsync(fire, default)).EmergencyId.ShouldBe("fire");

        foreach (var id in new[] { Some.DisplayId, Second, OtherDisplay })
        {
            var program = await ProgramAsync(store, id);
            (program.Now.ContentId, program.EmergencyId, program.Until, program.SwitchAt).ShouldBe(("alert", "fire", fire.ExpiresAt, null));
            program.Reason.ShouldContain("Fire in the bakery");
        }

        (await Emergencies(store).GetSnapshotAsync(default)).LanesBehind.ShouldBeEmpty();
        await store.PassAsync(25);
        (await ProgramAsync(store)).EmergencyId.ShouldBe("fire", "the plan's own spots must not end an emergency");

        (await Emergencies(store).RevokeAsync("fire", "anna", default)).ShouldNotBeNull().RevokedBy.ShouldBe("anna");
        foreach (var id in new[] { Some.DisplayId, Second, OtherDisplay })
        {
            (await ProgramAsync(store, id)).EmergencyId.ShouldBeNull();
            (await ProgramAsync(store, id)).Now.ContentId.ShouldNotBe("alert");
        }
    }

    [Fact]
    public async Task An_emergency_begins_and_expires_by_itself()
    {
        await using var store = await OpenAsync();
        var now = store.Clock.GetUtcNow();
        await Emergencies(store).FireAsync(Fire(store) with { StartsAt = now.AddSeconds(30), ExpiresAt = now.AddSeconds(60) }, default);
        (await ProgramAsync(store)).EmergencyId.ShouldBeNull();

        await store.PassAsync(30.1);
        (await ProgramAsync(store)).EmergencyId.ShouldBe("fire");
        (await ProgramAsync(store, Second)).EmergencyId.ShouldBe("fire");

        await store.PassAsync(30);
        (await ProgramAsync(store)).EmergencyId.ShouldBeNull();
        (await ProgramAsync(store, Second)).EmergencyId.ShouldBeNull();
    }

    [Fact]
    public async Task Of_two_emergencies_each_screen_shows_the_gravest_that_names_it()
    {
        await using var store = await OpenAsync();
        await Emergencies(store).FireAsync(Fire(store) with { Target = new Target([], [], [Second]), Severity = EmergencySeverity.Extreme }, default);
        await Emergencies(store).FireAsync(
            Fire(store) with { EmergencyId = "child", Headline = "A child waits at the entrance", Severity = EmergencySeverity.Minor, Target = new Target([LaneKind.Checkout], [], []) }, default);

        (await ProgramAsync(store)).EmergencyId.ShouldBe("child");
        (await ProgramAsync(store, Second)).EmergencyId.ShouldBe("fire");
        (await ProgramAsync(store, OtherDisplay)).EmergencyId.ShouldBeNull();

        await Emergencies(store).RevokeAsync("fire", "anna", default);
        (await ProgramAsync(store, Second)).EmergencyId.ShouldBe("child");
    }

    [Fact]
    public async Task A_restart_of_everything_obeys_again_by_itself_and_keeps_the_play_that_the_screen_has()
    {
        var clock = new ManualClock();
        DisplayProgram before;
        await using (var store = await OpenAsync(clock))
        {
            await Emergencies(store).FireAsync(Fire(store), default);
            before = await ProgramAsync(store);
        }

        clock.Advance(TimeSpan.FromMinutes(1));
        await using var again = await TestStore.StartAsync(State, clock);
        await again.Lane.GetModeAsync(default);
        (await ProgramAsync(again)).ShouldSatisfyAllConditions(
            program => program.EmergencyId.ShouldBe("fire"), program => program.PlayId.ShouldBe(before.PlayId));

        clock.Advance(TimeSpan.FromMinutes(58.9));
        await again.PassAsync(10);
        (await ProgramAsync(again)).EmergencyId.ShouldBeNull("it has expired");
        (await Emergencies(again).GetSnapshotAsync(default)).Emergencies.ShouldHaveSingleItem().EmergencyId.ShouldBe("fire");
    }

    [Fact]
    public async Task A_lane_that_starts_late_obeys_what_ran_out_in_between_no_more()
    {
        var clock = new ManualClock();
        await using (var store = await OpenAsync(clock))
        {
            await Emergencies(store).FireAsync(Fire(store), default);
        }

        clock.Advance(TimeSpan.FromHours(2));
        await using var again = await TestStore.StartAsync(State, clock);
        await again.Lane.GetModeAsync(default);
        (await ProgramAsync(again)).EmergencyId.ShouldBeNull();
    }

    [Fact]
    public async Task A_lane_that_cannot_be_reached_holds_up_nobody_and_is_told_again()
    {
        var broken = true;
        await using var store = await OpenAsync(filter: async context =>
        {
            if (broken && context.MethodName == nameof(ILaneGrain.ObeyAsync) && ((IAddressable)context.Grain).GetPrimaryKeyString() == OtherLane)
            {
                throw new InvalidOperationException("no lane today");
            }

            await context.Invoke();
        });

        await Emergencies(store).FireAsync(Fire(store), default);
        (await ProgramAsync(store)).EmergencyId.ShouldBe("fire");
        (await Emergencies(store).GetSnapshotAsync(default)).LanesBehind.ShouldBe([OtherLane]);

        broken = false;
        await UntilAsync(store, async () => (await Emergencies(store).GetSnapshotAsync(default)).LanesBehind.IsEmpty, "the lane is told");
        (await ProgramAsync(store, OtherDisplay)).EmergencyId.ShouldBe("fire");
    }

    [Fact]
    public async Task A_screen_acknowledges_by_the_play_that_its_page_switched_to()
    {
        var clock = new ManualClock();
        DateTimeOffset at;
        await using (var store = await OpenAsync(clock))
        {
            await Emergencies(store).FireAsync(Fire(store), default);
            at = clock.GetUtcNow();
            await store.Display.ReportAsync(new PlayReport(Guid.NewGuid(), "alert", at, null), default);
            (await store.Display.GetSnapshotAsync(default)).Acknowledged.ShouldBeNull("that was another play");
            await store.Display.ReportAsync(new PlayReport((await ProgramAsync(store)).PlayId, "alert", at, null), default);
            (await store.Display.GetSnapshotAsync(default)).Acknowledged.ShouldBe(new EmergencyAcknowledgement("fire", at));
        }

        await using var again = await TestStore.StartAsync(State, clock);
        (await again.Display.GetSnapshotAsync(default)).Acknowledged.ShouldBe(new EmergencyAcknowledgement("fire", at));

        // The same emergency with other words has not been seen yet.
        await Emergencies(again).FireAsync(Fire(again) with { Content = Some.Content("other") }, default);
        (await again.Display.GetSnapshotAsync(default)).Acknowledged.ShouldBeNull();
    }

    [Fact]
    public async Task Firing_the_same_again_changes_nothing_even_after_it_was_revoked()
    {
        await using var store = await OpenAsync();
        var fire = Fire(store);
        await Emergencies(store).FireAsync(fire, default);
        var revision = (await Emergencies(store).GetSnapshotAsync(default)).Revision;
        await Emergencies(store).FireAsync(fire with { Target = new Target([], [], []) }, default);
        (await Emergencies(store).GetSnapshotAsync(default)).Revision.ShouldBe(revision);

        await Emergencies(store).RevokeAsync("fire", "anna", default);
        (await Emergencies(store).FireAsync(fire, default)).RevokedBy.ShouldBe("anna");
        (await ProgramAsync(store)).EmergencyId.ShouldBeNull();
        (await Emergencies(store).RevokeAsync("fire", "ben", default)).ShouldNotBeNull().RevokedBy.ShouldBe("anna");
        (await Emergencies(store).RevokeAsync("water", "ben", default)).ShouldBeNull();
    }

    [Fact]
    public async Task What_is_out_of_range_or_names_no_place_is_refused_with_a_sentence()
    {
        await using var store = await OpenAsync();
        var fire = Fire(store);
        (Emergency Emergency, string Sentence)[] bad =
        [
            (fire with { Headline = "" }, "Headline"),
            (fire with { Headline = new string('h', 201) }, "Headline"),
            (fire with { EmergencyId = "" }, "EmergencyId"),
            (fire with { ExpiresAt = fire.StartsAt.AddSeconds(9) }, "10 s to 7 days"),
            (fire with { ExpiresAt = fire.StartsAt.AddDays(8) }, "10 s to 7 days"),
            (fire with { StartsAt = fire.StartsAt.AddHours(-2), ExpiresAt = fire.StartsAt.AddHours(-1) }, "is over"),
            (fire with { Content = Some.Content("beer", category: ContentCategory.Alcohol) }, "not restricted"),
            (fire with { Target = new Target([], ["s1/checkout-9"], []) }, "s1/checkout-9"),
            (fire with { Target = new Target([], [], ["s1/checkout-1/screen-9"]) }, "s1/checkout-1/screen-9"),
            (fire with { Target = new Target([LaneKind.FittingRoom], [], []) }, "no screen"),
        ];
        foreach (var (emergency, sentence) in bad)
        {
            (await Should.ThrowAsync<ArgumentException>(() => Emergencies(store).FireAsync(emergency, default))).Message.ShouldContain(sentence);
        }

        (await Emergencies(store).GetSnapshotAsync(default)).Emergencies.ShouldBeEmpty();
    }

    [Fact]
    public async Task Lanes_that_a_new_definition_adds_are_told_when_it_is_handed_out()
    {
        await using var store = await TestStore.StartAsync();
        await store.Grains.GetGrain<IStoreGrain>("s1").ConfigureAsync(Store with { Lanes = [Settings] }, default);
        await Emergencies(store).FireAsync(Fire(store), default);

        await store.Grains.GetGrain<IStoreGrain>("s1").ConfigureAsync(Store, default);
        await Emergencies(store).HandOutAsync(default);

        (await ProgramAsync(store, OtherDisplay)).EmergencyId.ShouldBe("fire");
    }

    private static IEmergencyGrain Emergencies(TestStore store) => store.Grains.GetGrain<IEmergencyGrain>("s1");

    private static async Task<DisplayProgram> ProgramAsync(TestStore store, string displayId = Some.DisplayId) =>
        (await store.Grains.GetGrain<IDisplayGrain>(displayId).GetProgramAsync(default)).ShouldNotBeNull();

    private static Emergency Fire(TestStore store) => new(
        "fire", "Fire in the bakery", Some.Content("alert", maximum: 60), Target.Everywhere, EmergencySeverity.Severe,
        store.Clock.GetUtcNow(), store.Clock.GetUtcNow().AddHours(1), "anna", EmergencyRules.FromOperator);

    private static async Task UntilAsync(TestStore store, Func<Task<bool>> holds, string what)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            if (await holds())
            {
                return;
            }

            await store.PassAsync(1);
        }

        throw new ShouldAssertException($"It did not come to pass that {what}.");
    }

    private async Task<TestStore> OpenAsync(ManualClock? clock = null, Func<IIncomingGrainCallContext, Task>? filter = null)
    {
        var store = await TestStore.StartAsync(State, clock, filter);
        await store.Grains.GetGrain<IStoreGrain>("s1").ConfigureAsync(Store, default);
        await Emergencies(store).HandOutAsync(default);
        return store;
    }
}
