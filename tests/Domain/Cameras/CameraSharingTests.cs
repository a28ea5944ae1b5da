using Actors.Cameras;

namespace Actors.Tests.Cameras;

public class CameraSharingTests
{
    private readonly CameraFleet _fleet = new();

    [Fact]
    public void Cameras_are_shared_out_in_proportion_to_capacity()
    {
        _fleet.Configure(9);
        _fleet.Add("large", 20);
        _fleet.Add("small", 10);
        _fleet.Live(10);

        _fleet.Running("large").Count.ShouldBe(6);
        _fleet.Running("small").Count.ShouldBe(3);
    }

    [Fact]
    public void A_silent_host_loses_its_cameras_after_three_seconds_and_not_before()
    {
        _fleet.Configure(4);
        _fleet.Add("a", 10);
        _fleet.Add("b", 10);
        _fleet.Live(10);
        _fleet.Report("b");
        var lost = _fleet.Running("b").ToArray();
        _fleet.Remove("b");
        _fleet.Pass(2.9);
        _fleet.Report("a").Moves.ShouldBeEmpty();
        _fleet.Pass(0.2);

        _fleet.Report("a").Moves.ShouldBe(lost.Select(camera => new CameraMove(camera, "b", "a")));
        _fleet.Running("a").Count.ShouldBe(4);
    }

    [Fact]
    public void A_host_that_leaves_loses_its_cameras_at_once()
    {
        _fleet.Configure(4);
        _fleet.Add("a", 10);
        _fleet.Add("b", 10);
        _fleet.Live(10);
        _fleet.Report("b", leaving: true).Share.Posts.ShouldBeEmpty();
        _fleet.Report("a");

        _fleet.Running("a").Count.ShouldBe(4);
    }

    [Fact]
    public void A_new_host_gets_one_camera_at_a_time_each_when_its_last_host_has_stopped_it()
    {
        _fleet.Configure(6);
        _fleet.Add("a", 10);
        _fleet.Live(10);
        _fleet.Add("b", 10);
        _fleet.Report("b").Moves.ShouldHaveSingleItem().ShouldBe(new CameraMove("s1/lane/cam-06", "a", "b"));
        _fleet.Running("b").ShouldBeEmpty("a still runs the camera");
        _fleet.Report("a").Moves.ShouldBeEmpty();
        _fleet.Running("a").Count.ShouldBe(5);
        _fleet.Report("b").Moves.ShouldBeEmpty("a has not said yet that it has stopped the camera");
        _fleet.Report("a");
        _fleet.Report("b").Share.Posts.ShouldHaveSingleItem().CameraId.ShouldBe("s1/lane/cam-06");
        _fleet.Live(20);

        _fleet.Running("b").Count.ShouldBe(3);
    }

    [Fact]
    public void Cameras_without_room_are_named_and_get_it_from_the_next_host()
    {
        _fleet.Configure(5);
        _fleet.Add("a", 3);
        _fleet.Live(10);
        _fleet.Sharing.Snapshot(_fleet.Now).Unassigned.ShouldBe(["s1/lane/cam-04", "s1/lane/cam-05"]);

        _fleet.Add("b", 3);
        _fleet.Report("b");
        _fleet.Running("b").ShouldBe(["s1/lane/cam-04", "s1/lane/cam-05"]);
        var hosts = _fleet.Sharing.Snapshot(_fleet.Now);
        hosts.Unassigned.ShouldBeEmpty();
        hosts.Hosts.Select(host => (host.HostId, host.Capacity, host.Alive, host.CameraIds.Length)).ShouldBe([("a", 3, true, 3), ("b", 3, true, 2)]);
    }

    [Fact]
    public void A_host_that_comes_back_under_its_name_has_its_cameras_at_once()
    {
        _fleet.Configure(3);
        _fleet.Add("a", 5);
        _fleet.Live(10);
        _fleet.Pass(20);
        _fleet.Add("a", 5);
        _fleet.Report("a");

        _fleet.Running("a").Count.ShouldBe(3);
    }

    [Fact]
    public void A_new_host_waits_for_those_who_fell_silent_together_a_moment_ago_and_no_longer()
    {
        _fleet.Configure(3);
        _fleet.Add("a", 5);
        _fleet.Live(10);
        _fleet.Remove("a");
        _fleet.Pass(4);
        _fleet.Add("b", 5);
        _fleet.Report("b").Moves.ShouldBeEmpty("a may be cut off, and run its cameras for 10 seconds");
        _fleet.Live(6);
        _fleet.Running("b").Count.ShouldBe(3);

        _fleet.Remove("b");
        _fleet.Pass(11);
        _fleet.Add("c", 5);
        _fleet.Report("c").Moves.Length.ShouldBe(3, "b has stopped its cameras by itself");
    }

    [Fact]
    public void A_host_with_less_capacity_than_before_keeps_what_it_has_room_for()
    {
        _fleet.Configure(4);
        _fleet.Add("a", 4);
        _fleet.Live(10);
        _fleet.Add("a", 2, _fleet.Running("a"));
        _fleet.Report("a");

        _fleet.Running("a").Count.ShouldBe(2);
        _fleet.Sharing.Snapshot(_fleet.Now).Unassigned.Length.ShouldBe(2);
    }

    [Fact]
    public void A_camera_that_left_the_store_is_in_nobodys_share()
    {
        _fleet.Configure(3);
        _fleet.Add("a", 5);
        _fleet.Live(10);
        _fleet.Configure(1);
        _fleet.Report("a");

        _fleet.Running("a").ShouldBe(["s1/lane/cam-01"]);
    }

    [Theory]
    [InlineData("", 1, "HostId is \"\"; it has 1 to 64 characters.")]
    [InlineData("a", 0, "Capacity of the camera host \"a\" is 0; it is from 1 to 1000.")]
    [InlineData("a", 1001, "Capacity of the camera host \"a\" is 1001; it is from 1 to 1000.")]
    public void A_report_that_makes_no_sense_is_refused(string host, int capacity, string sentence) =>
        Should.Throw<ArgumentException>(() => _fleet.Sharing.Report(new CameraHostReport(host, capacity, [], false), default)).Message.ShouldStartWith(sentence);

    [Fact]
    public void Cameras_that_cannot_be_shared_out_are_refused_and_no_source_is_quoted()
    {
        var post = new CameraPost("s1/lane/cam", "s1/lane", "rtsp://admin:s3cret@10.0.0.5/1");
        Should.Throw<ArgumentException>(() => _fleet.Sharing.Configure([post, post])).Message.ShouldStartWith("Posts holds \"s1/lane/cam\" more than once");
        Should.Throw<ArgumentException>(() => _fleet.Sharing.Configure([post with { LaneId = "" }])).Message.ShouldNotContain("s3cret");
    }
}
