using Actors.Audiences;
using Actors.Cameras;
using Actors.Displays;
using Actors.Lanes;
using Actors.Stores;
using Actors.TestKit;

namespace Actors.Tests;

public sealed class LaneGrainTests : IDisposable
{
    private static readonly ContentItem Welcome = Some.Content("welcome", isDefault: true);
    private static readonly ContentItem Skincare = Some.Content("skincare", Some.For(Gender.Female));
    private static readonly LaneSettings Settings = Some.Lane(Welcome, Skincare);

    private readonly string _folder = Directory.CreateTempSubdirectory("actors-grains-").FullName;

    private string State => Path.Combine(_folder, "state.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_lane_shows_its_first_decision_as_soon_as_it_is_configured()
    {
        await using var store = await TestStore.StartAsync();
        await store.Lane.ConfigureAsync(Settings, default);

        var program = (await store.Display.GetProgramAsync(default)).ShouldNotBeNull();
        program.Now.ContentId.ShouldBe("welcome");
        program.Loop.ShouldHaveSingleItem().ContentId.ShouldBe("welcome");
        (await store.Lane.GetSnapshotAsync(default)).Current.ShouldNotBeNull().ContentId.ShouldBe("welcome");
    }

    [Fact]
    public async Task A_sighting_that_makes_the_lane_decide_is_named_in_the_program()
    {
        await using var store = await TestStore.StartAsync();
        await store.Lane.ConfigureAsync(Settings, default);
        var first = (await store.Display.GetProgramAsync(default)).ShouldNotBeNull();
        await store.PassAsync(5);
        await store.Lane.ObserveAsync(Some.Batch(1, store.Clock.GetUtcNow(), [Some.Person()], simulated: true), default);
        await store.PassAsync(0.5);
        var sent = store.Clock.GetUtcNow();
        await store.Lane.ObserveAsync(Some.Batch(2, sent, [Some.Person()], simulated: true), default);

        var program = (await store.Display.GetProgramAsync(default)).ShouldNotBeNull();
        program.Now.ContentId.ShouldBe("skincare");
        program.SightingSentAt.ShouldBe(sent);
        program.Simulated.ShouldBeTrue();
        program.Revision.ShouldBeGreaterThan(first.Revision);
        program.PlayId.ShouldNotBe(first.PlayId);
    }

    [Fact]
    public async Task A_spot_ends_by_the_lanes_own_alarm()
    {
        await using var store = await TestStore.StartAsync();
        await store.Lane.ConfigureAsync(Some.Lane(Welcome, Some.Content("fruit")), default);
        await store.PassAsync(10.1);
        (await store.Display.GetProgramAsync(default)).ShouldNotBeNull().Now.ContentId.ShouldBe("fruit");
        await store.PassAsync(10.1);
        (await store.Display.GetProgramAsync(default)).ShouldNotBeNull().Now.ContentId.ShouldBe("welcome");
    }

    [Fact]
    public async Task A_mode_change_has_reached_cameras_and_their_hosts_before_it_returns()
    {
        await using var store = await TestStore.StartAsync();
        await store.Lane.ConfigureAsync(Settings, default);
        var host = new CameraListener();
        (await store.Camera.SubscribeAsync(store.Grains.CreateObjectReference<ICameraObserver>(host), default)).ShouldBe(LaneMode.Demographics);
        await store.Lane.ObserveAsync(Some.Batch(1, store.Clock.GetUtcNow(), [Some.Person()]), default);

        await store.Lane.SetModeAsync(LaneMode.Off, default);

        (await store.Camera.HeartbeatAsync(store.Heartbeat(), default)).ShouldBe(LaneMode.Off);
        (await host.Heard.NextAsync("the mode off")).ShouldBe(LaneMode.Off);
        var lane = await store.Lane.GetSnapshotAsync(default);
        lane.Mode.ShouldBe(LaneMode.Off);
        lane.Audience.Count.ShouldBe(0);
        GC.KeepAlive(host);
    }

    [Fact]
    public async Task A_restart_obeys_the_operators_last_mode_and_goes_on_with_higher_revisions()
    {
        long revision;
        var clock = new ManualClock();
        await using (var store = await TestStore.StartAsync(State, clock))
        {
            await store.Lane.ConfigureAsync(Settings, default);
            await store.Lane.SetModeAsync(LaneMode.CountOnly, default);
            revision = (await store.Display.GetProgramAsync(default)).ShouldNotBeNull().Revision;
        }

        // The box wakes up a year in the past.
        await using var again = await TestStore.StartAsync(State, new ManualClock(clock.GetUtcNow().AddYears(-1)));
        (await again.Lane.GetModeAsync(default)).ShouldBe(LaneMode.CountOnly);
        await again.Lane.ConfigureAsync(Settings, default);
        (await again.Lane.GetModeAsync(default)).ShouldBe(LaneMode.CountOnly, "the file's mode is the one it gave before");
        (await again.Camera.HeartbeatAsync(again.Heartbeat(), default)).ShouldBe(LaneMode.CountOnly);
        (await again.Display.GetProgramAsync(default)).ShouldNotBeNull().Revision.ShouldBeGreaterThan(revision);

        await again.Lane.ConfigureAsync(Settings with { Mode = LaneMode.Off }, default);
        (await again.Lane.GetModeAsync(default)).ShouldBe(LaneMode.Off, "the file's mode has changed since");
    }

    [Fact]
    public async Task A_camera_that_falls_silent_for_5_seconds_is_lost_and_makes_its_lane_blind()
    {
        await using var store = await TestStore.StartAsync();
        await store.Lane.ConfigureAsync(Settings, default);
        await store.Camera.HeartbeatAsync(store.Heartbeat(), default);
        await store.PassAsync(4.9);
        (await store.Lane.GetSnapshotAsync(default)).Blind.ShouldBeFalse();
        (await store.Camera.GetSnapshotAsync(default)).State.ShouldBe(CameraState.Running);
        await store.PassAsync(0.2);
        (await store.Camera.GetSnapshotAsync(default)).State.ShouldBe(CameraState.Lost);
        (await BlindAsync(store, true)).ShouldBeTrue();

        await store.Camera.HeartbeatAsync(store.Heartbeat(), default);
        (await store.Camera.GetSnapshotAsync(default)).State.ShouldBe(CameraState.Running);
        (await BlindAsync(store, false)).ShouldBeFalse();
    }

    [Fact]
    public async Task Observers_hear_at_most_ten_changes_a_second_and_always_the_last()
    {
        await using var store = await TestStore.StartAsync();
        await store.Lane.ConfigureAsync(Settings, default);
        await store.PassAsync(1);
        var listener = new LaneListener();
        await store.Lane.SubscribeAsync(store.Grains.CreateObjectReference<ILaneObserver>(listener), default);
        (await listener.Heard.NextAsync("the snapshot at the start")).Audience.Count.ShouldBe(0);

        // 200 changes within a second, the last of them three people.
        for (var number = 1; number <= 200; number++)
        {
            var people = number == 200 ? 3 : number % 2;
            await store.Lane.ObserveAsync(
                Some.Batch(number, store.Clock.GetUtcNow(), [.. Enumerable.Repeat(Some.Person(), people)]), default);
            store.Clock.Advance(Some.Seconds(0.005));
            await store.Lane.GetSnapshotAsync(default);
        }

        await store.PassAsync(0.2);
        var heard = new List<LaneSnapshot>();
        do
        {
            heard.Add(await listener.Heard.NextAsync($"three people in the end, after {heard.Count} snapshots"));
        }
        while (heard[^1].Audience.Count != 3);
        heard.AddRange(listener.Heard.Rest());
        heard.Count.ShouldBeInRange(5, 12);
        heard[^1].Audience.Count.ShouldBe(3);
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task An_observer_of_the_audience_hears_counts_at_every_change_and_no_more_once_it_has_left()
    {
        await using var store = await TestStore.StartAsync();
        await store.Lane.ConfigureAsync(Settings, default);
        await store.PassAsync(1);
        var listener = new AudienceListener();
        var reference = store.Grains.CreateObjectReference<IAudienceObserver>(listener);
        (await store.Lane.SubscribeAudienceAsync(reference, default)).Audience.Count.ShouldBe(0);

        await store.Lane.ObserveAsync(Some.Batch(1, store.Clock.GetUtcNow(), [Some.Person(), Some.Person(looking: false)]), default);
        var heard = await listener.Heard.NextAsync("two people");
        while (heard.Audience.Count != 2)
        {
            heard = await listener.Heard.NextAsync("two people");
        }

        var snapshot = await store.Lane.GetSnapshotAsync(default);
        (heard.LaneId, heard.Mode, heard.Audience.Looking, heard.Blind, heard.Sightings).ShouldBe((Some.LaneId, LaneMode.Demographics, 1, snapshot.Blind, 1));
        (await store.Lane.GetAudienceAsync(default)).Decisions.ShouldBe(snapshot.Decisions);

        await store.Lane.UnsubscribeAudienceAsync(reference, default);
        listener.Heard.Rest();
        await store.Lane.ObserveAsync(Some.Batch(2, store.Clock.GetUtcNow(), []), default);
        await store.PassAsync(0.5);
        listener.Heard.Rest().ShouldBeEmpty();
        GC.KeepAlive(listener);
    }

    [Fact]
    public async Task An_observer_that_does_not_subscribe_again_within_a_minute_is_forgotten()
    {
        await using var store = await TestStore.StartAsync();
        await store.Lane.ConfigureAsync(Settings, default);
        var (stays, goes) = (new LaneListener(), new LaneListener());
        var staying = store.Grains.CreateObjectReference<ILaneObserver>(stays);
        await store.Lane.SubscribeAsync(staying, default);
        await store.Lane.SubscribeAsync(store.Grains.CreateObjectReference<ILaneObserver>(goes), default);
        await store.PassAsync(50);
        await store.Lane.SubscribeAsync(staying, default);
        await store.PassAsync(11);
        foreach (var people in new[] { 2, 3 })
        {
            await store.Lane.ObserveAsync(Some.Batch(people, store.Clock.GetUtcNow(), [.. Enumerable.Repeat(Some.Person(), people)]), default);
            await store.PassAsync(0.2);
            while ((await stays.Heard.NextAsync($"{people} people")).Audience.Count != people)
            {
                // Spots that ended before are news as well.
            }
        }

        goes.Heard.Rest().ShouldNotContain(lane => lane.Audience.Count > 0);
        GC.KeepAlive((stays, goes));
    }

    [Fact]
    public async Task A_display_that_fails_or_hangs_holds_up_neither_the_lane_nor_the_other_displays_and_is_tried_again()
    {
        const string Failing = "s1/checkout-1/failing";
        const string Hanging = "s1/checkout-1/hanging";
        var broken = true;
        var released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var hangs = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var store = await TestStore.StartAsync(filter: async context =>
        {
            var key = context.TargetId.Key.ToString();
            if (broken && key == Failing)
            {
                throw new InvalidOperationException("no screen today");
            }

            if (broken && key == Hanging)
            {
                hangs.TrySetResult();
                await released.Task;
            }

            await context.Invoke();
        });

        var configured = store.Lane.ConfigureAsync(Settings with { DisplayIds = [Failing, Hanging, Some.DisplayId] }, default);
        await hangs.Task.WaitAsync(TimeSpan.FromSeconds(20));
        for (var tries = 0; !configured.IsCompleted && tries < 200; tries++)
        {
            // The lane waits for its peers by this clock; each turn of the loop lets it give up on one.
            store.Clock.Advance(Some.Seconds(1));
            await Task.WhenAny(configured, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System));
        }

        configured.IsCompletedSuccessfully.ShouldBeTrue("a hanging display must not hold up its lane");

        // A display that is only now being activated has its program in its queue, and a question that only reads may overtake that.
        var program = (DisplayProgram?)null;
        for (var tries = 0; program is null && tries < 200; tries++)
        {
            program = await store.Display.GetProgramAsync(default);
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }

        program.ShouldNotBeNull("the other display has no program").Now.ContentId.ShouldBe("welcome");

        broken = false;
        released.SetResult();
        program = null;
        for (var tries = 0; program is null && tries < 200; tries++)
        {
            await store.PassAsync(1);
            program = await store.Grains.GetGrain<IDisplayGrain>(Failing).GetProgramAsync(default);
        }

        program.ShouldNotBeNull("the failing display was not tried again").DisplayId.ShouldBe(Failing);
    }

    [Fact]
    public async Task A_lane_that_belongs_to_no_store_is_off_and_says_so()
    {
        await using var store = await TestStore.StartAsync();
        (await store.Lane.GetModeAsync(default)).ShouldBe(LaneMode.Off);
        (await store.Lane.GetSnapshotAsync(default)).Mode.ShouldBe(LaneMode.Off);
        await store.Lane.ObserveAsync(Some.Batch(1, store.Clock.GetUtcNow(), [Some.Person()]), default);
        (await Should.ThrowAsync<LaneException>(() => store.Lane.SetModeAsync(LaneMode.CountOnly, default))).Message.ShouldContain(Some.LaneId);
    }

    [Fact]
    public async Task Settings_that_cannot_be_run_change_nothing()
    {
        await using var store = await TestStore.StartAsync();
        await store.Lane.ConfigureAsync(Settings, default);
        await Should.ThrowAsync<ArgumentException>(() => store.Lane.ConfigureAsync(Some.Lane(Skincare), default));
        await Should.ThrowAsync<ArgumentException>(() => store.Lane.ConfigureAsync(Settings with { LaneId = "s1/other" }, default));
        await Should.ThrowAsync<ArgumentException>(() => store.Lane.SetModeAsync((LaneMode)2, default));
        (await store.Lane.GetSnapshotAsync(default)).Mode.ShouldBe(LaneMode.Demographics);
    }

    [Fact]
    public async Task A_store_configures_its_lanes_survives_a_restart_and_turns_off_lanes_that_are_taken_out()
    {
        var other = Settings with { LaneId = "s1/checkout-2", CameraIds = ["s1/checkout-2/cam-1"], DisplayIds = ["s1/checkout-2/screen-1"] };
        var settings = new StoreSettings("s1", "Store", "Europe/Berlin", "Us", "us@example.org", [Settings, other]);
        await using (var store = await TestStore.StartAsync(State))
        {
            await store.Grains.GetGrain<IStoreGrain>("s1").ConfigureAsync(settings, default);
            (await store.Grains.GetGrain<ILaneGrain>("s1/checkout-2").GetModeAsync(default)).ShouldBe(LaneMode.Demographics);
        }

        await using var again = await TestStore.StartAsync(State);
        (await again.Grains.GetGrain<IStoreGrain>("s1").GetSettingsAsync(default)).ShouldNotBeNull().Lanes.Length.ShouldBe(2);
        await again.Grains.GetGrain<IStoreGrain>("s1").ConfigureAsync(settings with { Lanes = [Settings] }, default);
        (await again.Grains.GetGrain<ILaneGrain>("s1/checkout-2").GetModeAsync(default)).ShouldBe(LaneMode.Off);
        (await again.Grains.GetGrain<ICameraGrain>("s1/checkout-2/cam-1").HeartbeatAsync(again.Heartbeat() with { CameraId = "s1/checkout-2/cam-1" }, default))
            .ShouldBe(LaneMode.Off);
    }

    /// <summary>A camera's word to its lane is one way: asks until the lane has heard it.</summary>
    private static async Task<bool> BlindAsync(TestStore store, bool expected)
    {
        for (var tries = 0; tries < 1000; tries++)
        {
            if ((await store.Lane.GetSnapshotAsync(default)).Blind == expected)
            {
                return expected;
            }

            await Task.Yield();
        }

        return !expected;
    }
}
