using Actors.Api;
using Actors.Cameras;
using Actors.Lanes;
using Actors.Measurement;

namespace Actors.Tests.Hosts;

public class CameraViewTests
{
    private static readonly CameraSnapshot Silent = new("s1/l/c", CameraState.Starting, null, null);

    [Fact]
    public void A_camera_without_room_says_how_many_its_hosts_run() =>
        Silent.View(new CameraHostsSnapshot([new("a", 2, true, ["s1/l/a", "s1/l/b"]), new("b", 9, false, [])], ["s1/l/c"]))
            .Error.ShouldBe("No camera host has room for this camera: all of them together run 2 of 2.");

    [Fact]
    public void A_camera_without_any_host_says_so() =>
        Silent.View(new CameraHostsSnapshot([new("b", 9, false, [])], ["s1/l/c"])).Error.ShouldBe("No camera host is there to run this camera.");

    [Fact]
    public void A_camera_that_runs_names_its_host_and_one_of_a_store_in_one_process_none()
    {
        var heartbeat = new CameraHeartbeat("s1/l/c", CameraState.Running, null, LaneMode.CountOnly, false, 10, 1, 1, 0, 0, 1, Histogram.Empty, "CPU", "a");
        var running = new CameraSnapshot("s1/l/c", CameraState.Running, DateTimeOffset.UnixEpoch, heartbeat);

        var view = running.View(new CameraHostsSnapshot([new("a", 2, true, ["s1/l/c"])], []));
        view.Host.ShouldBe("a");
        view.Error.ShouldBeNull();
        running.View(new CameraHostsSnapshot([], [])).Host.ShouldBeNull();
    }
}
