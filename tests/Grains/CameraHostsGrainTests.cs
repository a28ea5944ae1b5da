using System.Collections.Immutable;
using Actors.Cameras;
using Actors.Lanes;
using Actors.TestKit;

namespace Actors.Tests;

public sealed class CameraHostsGrainTests : IDisposable
{
    private static readonly ImmutableArray<CameraPost> Posts =
        [.. Enumerable.Range(1, 4).Select(number => new CameraPost($"s1/checkout-1/cam-{number}", "s1/checkout-1", "rtsp://viewer:${CAMERA_PASSWORD}@10.0.0.5/1"))];

    private readonly string _folder = Directory.CreateTempSubdirectory("actors-hosts-").FullName;

    private string State => Path.Combine(_folder, "state.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Two_hosts_share_a_stores_cameras_and_the_survivor_runs_them_all()
    {
        await using var store = await TestStore.StartAsync();
        var grain = Hosts(store);
        await grain.ConfigureAsync(Posts, default);
        string[] a = [], b = [];
        for (var second = 0; second < 10; second++)
        {
            a = await ReportAsync(grain, "a", a);
            b = await ReportAsync(grain, "b", b);
            store.Clock.Advance(Some.Seconds(1));
        }

        a.Length.ShouldBe(2);
        b.Length.ShouldBe(2);
        a.Intersect(b).ShouldBeEmpty();

        for (var second = 0; second < 5; second++)
        {
            a = await ReportAsync(grain, "a", a);
            store.Clock.Advance(Some.Seconds(1));
        }

        a.Length.ShouldBe(4);
        var hosts = await grain.GetSnapshotAsync(default);
        hosts.Unassigned.ShouldBeEmpty();
        hosts.Hosts.Select(host => (host.HostId, host.Alive)).ShouldBe([("a", true), ("b", false)]);
    }

    [Fact]
    public async Task A_new_activation_knows_the_cameras_and_leaves_them_where_they_run()
    {
        await using (var store = await TestStore.StartAsync(State))
        {
            await Hosts(store).ConfigureAsync(Posts, default);
        }

        await using var again = await TestStore.StartAsync(State);
        var grain = Hosts(again);
        (await ReportAsync(grain, "a", [Posts[0].CameraId, Posts[3].CameraId])).ShouldBe([Posts[0].CameraId, Posts[3].CameraId]);
        again.Clock.Advance(Some.Seconds(4));
        (await ReportAsync(grain, "b", [Posts[1].CameraId, Posts[2].CameraId])).ShouldBe([Posts[1].CameraId, Posts[2].CameraId]);
        (await ReportAsync(grain, "a", [Posts[0].CameraId, Posts[3].CameraId])).ShouldBe([Posts[0].CameraId, Posts[3].CameraId]);
    }

    [Fact]
    public async Task A_host_gets_sources_as_the_store_file_writes_them_and_a_time_for_which_they_hold()
    {
        await using var store = await TestStore.StartAsync();
        var grain = Hosts(store);
        await grain.ConfigureAsync(Posts, default);
        await grain.ReportAsync(new CameraHostReport("a", 8, [], false), default);
        store.Clock.Advance(Some.Seconds(6));
        var share = await grain.ReportAsync(new CameraHostReport("a", 8, [], false), default);

        share.Posts.ShouldBe(Posts);
        share.ValidFor.ShouldBe(Some.Seconds(10));
        (await grain.ReportAsync(new CameraHostReport("a", 8, [], Leaving: true), default)).Posts.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_report_without_capacity_is_refused_with_a_sentence()
    {
        await using var store = await TestStore.StartAsync();
        (await Should.ThrowAsync<ArgumentException>(() => Hosts(store).ReportAsync(new CameraHostReport("a", 0, [], false), default).AsTask()))
            .Message.ShouldContain("Capacity of the camera host \"a\" is 0; it is from 1 to 1000.");
    }

    [Fact]
    public async Task A_second_host_that_starts_or_fails_beside_the_first_makes_nothing_blind()
    {
        await using var store = await TestStore.StartAsync();
        await store.Lane.ConfigureAsync(Some.Lane(Some.Content("welcome", isDefault: true)), default);
        await store.Camera.HeartbeatAsync(store.Heartbeat(host: "a"), default);
        await store.Lane.ObserveAsync(Some.Batch(1, store.Clock.GetUtcNow(), [Some.Person()]), default);

        (await store.Camera.HeartbeatAsync(store.Heartbeat(CameraState.Starting, host: "b"), default)).ShouldBe(LaneMode.Demographics, "every host obeys the mode");
        await store.Camera.HeartbeatAsync(store.Heartbeat(CameraState.Failed, host: "b"), default);
        await store.PassAsync(0.5);

        (await store.Camera.GetSnapshotAsync(default)).Heartbeat.ShouldNotBeNull().HostId.ShouldBe("a");
        var lane = await store.Lane.GetSnapshotAsync(default);
        lane.Blind.ShouldBeFalse();
        lane.Audience.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_word_goes_to_the_host_that_has_pictures_and_to_the_survivor_of_two()
    {
        await using var store = await TestStore.StartAsync();
        await store.Lane.ConfigureAsync(Some.Lane(Some.Content("welcome", isDefault: true)), default);
        await store.Camera.HeartbeatAsync(store.Heartbeat(CameraState.Failed, host: "a"), default);
        await store.Camera.HeartbeatAsync(store.Heartbeat(host: "b"), default);
        (await SpeakerAsync(store)).ShouldBe("b");

        await store.Camera.HeartbeatAsync(store.Heartbeat(host: "a"), default);
        (await SpeakerAsync(store)).ShouldBe("b", "both run, and b was first");
        await store.PassAsync(3);
        await store.Camera.HeartbeatAsync(store.Heartbeat(CameraState.Starting, host: "a"), default);
        (await SpeakerAsync(store)).ShouldBe("a", "b has been silent for three seconds");
        (await store.Camera.GetSnapshotAsync(default)).State.ShouldBe(CameraState.Starting);
    }

    private static ICameraHostsGrain Hosts(TestStore store) => store.Grains.GetGrain<ICameraHostsGrain>("s1");

    private static async Task<string?> SpeakerAsync(TestStore store) => (await store.Camera.GetSnapshotAsync(default)).Heartbeat?.HostId;

    private static async Task<string[]> ReportAsync(ICameraHostsGrain grain, string host, string[] running) =>
        [.. (await grain.ReportAsync(new CameraHostReport(host, 8, [.. running], false), default)).Posts.Select(post => post.CameraId)];
}
