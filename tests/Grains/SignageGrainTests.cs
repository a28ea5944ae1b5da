using Actors.Displays;
using Actors.Lanes;
using Actors.Signage;
using Actors.Stores;
using Actors.TestKit;

namespace Actors.Tests;

public sealed class SignageGrainTests : IDisposable
{
    private const string OtherLane = "s1/checkout-2";

    private static readonly LaneSettings Settings = Some.Lane(Some.Content("welcome", isDefault: true), Some.Content("fruit"));
    private static readonly StoreSettings Store = new("s1", "Store", "Europe/Berlin", "Us", "us@example.org",
    [
        Settings,
        Settings with { LaneId = OtherLane, CameraIds = [], DisplayIds = ["s1/checkout-2/screen-1"] },
    ]);

    private readonly string _folder = Directory.CreateTempSubdirectory("actors-signage-").FullName;

    private string State => Path.Combine(_folder, "state.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_change_is_all_or_nothing_and_counts_versions()
    {
        await using var store = await OpenAsync();
        var done = await ChangeAsync(store, Put("breakfast"), Put("evening"));
        (done.Verdict, done.Revision).ShouldBe((SignageVerdict.Done, 1));
        done.Items.ShouldAllBe(item => item.Version == 1 && item.ChangedBy == "anna" && item.ChangedAt == store.Clock.GetUtcNow());

        var refused = await ChangeAsync(store, Put("lunch"), Put("breakfast", version: 7));
        refused.Verdict.ShouldBe(SignageVerdict.VersionMismatch);
        refused.Sentences.ShouldHaveSingleItem().ShouldBe("The playlist \"breakfast\" has version 1 by now; the change was made from version 7.");
        (await Signage(store).FindAsync(SignageKind.Playlist, "lunch", default)).ShouldBeNull();

        (await ChangeAsync(store, Put("breakfast", version: 0))).Verdict.ShouldBe(SignageVerdict.VersionMismatch);
        (await ChangeAsync(store, Put("nothing", version: 1))).Verdict.ShouldBe(SignageVerdict.NotFound);
        (await ChangeAsync(store, Put("breakfast", version: 1))).Items.Single().Version.ShouldBe(2);
        (await ChangeAsync(store)).Verdict.ShouldBe(SignageVerdict.Refused);
        (await Signage(store).GetSnapshotAsync(default)).Revision.ShouldBe(2);
    }

    [Fact]
    public async Task Everything_survives_a_restart()
    {
        await using (var store = await OpenAsync())
        {
            await ChangeAsync(store, Put("breakfast"), Put("evening"));
        }

        await using var again = await TestStore.StartAsync(State);
        var snapshot = await Signage(again).GetSnapshotAsync(default);
        (snapshot.Revision, snapshot.Items.Length).ShouldBe((1, 2));
        snapshot.Items[0].Playlist.ShouldNotBeNull().Items.Single().ContentId.ShouldBe("fruit");
    }

    [Fact]
    public async Task A_change_that_is_sent_again_with_its_key_happens_once_for_a_day()
    {
        await using var store = await OpenAsync();
        var change = new SignageChange([Put("breakfast")], "anna", "key-1");
        (await Signage(store).ChangeAsync(change, default)).Verdict.ShouldBe(SignageVerdict.Done);

        var repeated = await Signage(store).ChangeAsync(change with { Edits = [Put("breakfast")] }, default);
        (repeated.Verdict, repeated.Items.Single().Version, repeated.Revision).ShouldBe((SignageVerdict.Repeated, 1, 1));
        (await Signage(store).ChangeAsync(change with { Edits = [Put("evening")] }, default)).Verdict.ShouldBe(SignageVerdict.KeyReused);

        store.Clock.Advance(TimeSpan.FromHours(24));
        (await Signage(store).ChangeAsync(change, default)).Items.Single().Version.ShouldBe(2);
    }

    [Fact]
    public async Task A_key_is_remembered_across_a_restart_and_the_thousandth_newer_one_drops_it()
    {
        var clock = new ManualClock();
        await using (var store = await OpenAsync(clock))
        {
            await Signage(store).ChangeAsync(new SignageChange([Put("breakfast")], "anna", "first"), default);
        }

        await using var again = await OpenAsync(clock);
        (await Signage(again).ChangeAsync(new SignageChange([Put("breakfast")], "anna", "first"), default)).Verdict.ShouldBe(SignageVerdict.Repeated);
        for (var number = 0; number < 1_000; number++)
        {
            (await Signage(again).ChangeAsync(new SignageChange([Put("breakfast")], "anna", $"key-{number}"), default)).Verdict.ShouldBe(SignageVerdict.Done);
        }

        (await Signage(again).ChangeAsync(new SignageChange([Put("breakfast")], "anna", "key-0"), default)).Verdict.ShouldBe(SignageVerdict.Repeated);
        (await Signage(again).ChangeAsync(new SignageChange([Put("breakfast")], "anna", "first"), default)).Verdict.ShouldBe(SignageVerdict.Done);
    }

    [Fact]
    public async Task A_deleted_item_can_be_restored_for_30_days_and_keeps_its_id_until_then()
    {
        await using var store = await OpenAsync();
        await ChangeAsync(store, Put("breakfast"), Put("evening"));
        var deleted = (await ChangeAsync(store, Edit(SignageEditKind.Delete, "breakfast", 1), Edit(SignageEditKind.Delete, "evening", null))).Items;
        deleted.ShouldAllBe(item => item.DeletedAt == store.Clock.GetUtcNow() && item.Version == 2);
        (await ChangeAsync(store, Edit(SignageEditKind.Delete, "breakfast", null))).Verdict.ShouldBe(SignageVerdict.NotFound);
        (await ChangeAsync(store, Put("breakfast", version: 0))).Sentences.Single().ShouldContain("restore it");

        store.Clock.Advance(TimeSpan.FromDays(29));
        var restored = (await ChangeAsync(store, Edit(SignageEditKind.Restore, "breakfast", 2))).Items.Single();
        (restored.DeletedAt, restored.Version, restored.Playlist?.Name).ShouldBe((null, 3, "breakfast"));
        (await ChangeAsync(store, Edit(SignageEditKind.Restore, "breakfast", null))).Verdict.ShouldBe(SignageVerdict.Refused);

        store.Clock.Advance(TimeSpan.FromDays(1));
        (await ChangeAsync(store, Edit(SignageEditKind.Restore, "evening", null))).Verdict.ShouldBe(SignageVerdict.NotFound);
        (await ChangeAsync(store, Put("evening", version: 0))).Items.Single().Version.ShouldBe(1);
    }

    [Fact]
    public async Task The_trash_empties_itself()
    {
        await using var store = await OpenAsync();
        await ChangeAsync(store, Put("breakfast"));
        await ChangeAsync(store, Edit(SignageEditKind.Delete, "breakfast", null));
        store.Clock.Advance(TimeSpan.FromDays(30));

        for (var tries = 0; tries < 200 && !(await Signage(store).GetSnapshotAsync(default)).Items.IsEmpty; tries++)
        {
            store.Clock.Advance(TimeSpan.FromHours(1));
        }

        (await Signage(store).GetSnapshotAsync(default)).Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_lane_that_cannot_be_reached_holds_up_no_change_and_is_told_again()
    {
        var broken = true;
        await using var store = await OpenAsync(filter: async context =>
        {
            if (broken && context.MethodName == nameof(ILaneGrain.ScheduleAsync) && ((IAddressable)context.Grain).GetPrimaryKeyString() == OtherLane)
            {
                throw new InvalidOperationException("no lane today");
            }

            await context.Invoke();
        });

        (await ChangeAsync(store, Put("breakfast"))).Verdict.ShouldBe(SignageVerdict.Done);
        (await ChangeAsync(store, Put("breakfast"))).Verdict.ShouldBe(SignageVerdict.Done);
        (await Signage(store).GetSnapshotAsync(default)).LanesBehind.ShouldBe([OtherLane]);

        broken = false;
        for (var tries = 0; tries < 200 && !(await Signage(store).GetSnapshotAsync(default)).LanesBehind.IsEmpty; tries++)
        {
            await store.PassAsync(1);
        }

        (await Signage(store).GetSnapshotAsync(default)).LanesBehind.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_store_without_a_definition_takes_no_change()
    {
        await using var store = await TestStore.StartAsync();
        (await Should.ThrowAsync<StoreException>(() => ChangeAsync(store, Put("breakfast")))).Message.ShouldContain("s1");
    }

    [Fact]
    public async Task A_changed_definition_is_handed_out_as_a_new_revision_and_the_same_one_is_not()
    {
        await using var store = await OpenAsync();
        await ChangeAsync(store, Put("breakfast"));
        await Signage(store).HandOutAsync(default);
        (await Signage(store).GetSnapshotAsync(default)).Revision.ShouldBe(1);

        await store.Grains.GetGrain<IStoreGrain>("s1").ConfigureAsync(Store with { Name = "Another name" }, default);
        await Signage(store).HandOutAsync(default);
        (await Signage(store).GetSnapshotAsync(default)).Revision.ShouldBe(2);
    }

    private static ISignageGrain Signage(TestStore store) => store.Grains.GetGrain<ISignageGrain>("s1");

    private static Task<SignageOutcome> ChangeAsync(TestStore store, params SignageEdit[] edits) =>
        Signage(store).ChangeAsync(new SignageChange([.. edits], "anna", null), default);

    private static SignageEdit Put(string id, long? version = null) => new(
        SignageEditKind.Put, SignageKind.Playlist, id, version,
        new SignageItem(SignageKind.Playlist, id, 0, default, "", Playlist: new Playlist(id, [new PlaylistItem("fruit", null)])));

    private static SignageEdit Edit(SignageEditKind edit, string id, long? version) => new(edit, SignageKind.Playlist, id, version, null);

    private async Task<TestStore> OpenAsync(ManualClock? clock = null, Func<IIncomingGrainCallContext, Task>? filter = null)
    {
        var store = await TestStore.StartAsync(State, clock, filter);
        await store.Grains.GetGrain<IStoreGrain>("s1").ConfigureAsync(Store, default);
        await Signage(store).HandOutAsync(default);
        return store;
    }
}
