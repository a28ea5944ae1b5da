using System.Collections.Immutable;
using Actors.Cameras;
using Actors.Vision.Models;
using Actors.TestKit;
using Actors.Vision;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Actors.Tests.Vision;

public sealed class CameraHostServiceTests : IAsyncLifetime
{
    private static readonly CameraPost One = new("s/l/one", "s/l", "sim:groups?seed=1");
    private static readonly CameraPost Two = new("s/l/two", "s/l", "sim:groups?seed=2");

    private readonly StoreDouble _store = new();
    private readonly RosterDouble _roster = new();
    private readonly CameraHostStatistics _statistics = new();
    private readonly Dictionary<string, string> _environment = [];
    private readonly CameraHostService _host;

    public CameraHostServiceTests()
    {
        var options = new CameraHostOptions { HostId = "host-1", Variable = _environment.GetValueOrDefault };
        _host = new CameraHostService(
            Options.Create(options), _roster, new NoModels(), _store.Grains, _statistics, TimeProvider.System, NullLogger<CameraHostService>.Instance);
    }

    [Fact]
    public async Task Cameras_start_and_stop_as_the_roster_says()
    {
        await StartAsync();
        _roster.Say(One, Two);
        (await RunningAsync("two cameras")).ShouldBe(["s/l/one", "s/l/two"]);
        _statistics.Cameras.Count.ShouldBe(2);

        _roster.Say(Two);
        await UntilAsync(() => [Two], "s/l/two");
        _statistics.Cameras.ShouldHaveSingleItem().CameraId.ShouldBe("s/l/two");
    }

    [Fact]
    public async Task A_camera_counts_as_running_until_it_has_really_stopped()
    {
        await StartAsync();
        _roster.Say(One);
        await RunningAsync("one camera");
        await _store.UntilAsync(() => _store.Heartbeat is not null, "a heartbeat");
        var farewell = new TaskCompletionSource();
        _store.Farewell = farewell.Task;
        _roster.Say();
        (await RunningAsync("the stopping camera")).ShouldBe(["s/l/one"]);

        farewell.SetResult();
        _roster.Say();
        await UntilAsync(() => [], "");
    }

    [Fact]
    public async Task A_camera_whose_source_has_changed_starts_anew()
    {
        await StartAsync();
        _roster.Say(One);
        await RunningAsync("one camera");
        await _store.UntilAsync(() => _store.Heartbeat is { Simulated: true }, "a heartbeat of the simulator");

        var changed = One with { Source = "clip.mp4" };
        for (var tries = 0; tries < 200 && _store.Heartbeat is { Simulated: true }; tries++)
        {
            _roster.Say(changed);
            await RunningAsync("the camera");
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        }

        _store.Heartbeat.ShouldNotBeNull().Simulated.ShouldBeFalse();
    }

    [Fact]
    public async Task A_host_that_stops_gives_its_cameras_away_before_it_stops_them()
    {
        await StartAsync();
        _roster.Say(One, Two);
        await RunningAsync("two cameras");
        var running = 0;
        _roster.WhenLeaving = () => running = _statistics.Cameras.Count;
        await _host.StopAsync(default);

        _roster.Left.ShouldNotBeNull().ShouldBe(["s/l/one", "s/l/two"]);
        running.ShouldBe(2, "they run while the host says farewell");
        _statistics.Cameras.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_missing_variable_makes_its_camera_fail_with_a_sentence_and_no_other()
    {
        await StartAsync();
        _roster.Say(One, Two with { Source = "rtsp://admin:${CAMERA_PASSWORD}@10.0.0.5/1" });
        await RunningAsync("two cameras");
        await _store.UntilAsync(() => _statistics.Cameras.Any(camera => camera.State == CameraState.Failed), "a failed camera");

        _statistics.Cameras.Single(camera => camera.CameraId == "s/l/two").Error
            .ShouldBe("The camera source 'rtsp://10.0.0.5/1' needs the variable CAMERA_PASSWORD, which the environment of its camera host does not have.");
        await _store.UntilAsync(() => _statistics.Cameras.Any(camera => camera.State == CameraState.Running), "a running camera");
    }

    [Fact]
    public async Task Models_that_are_missing_make_real_cameras_fail_with_their_sentence_and_leave_simulated_ones_alone()
    {
        await StartAsync();
        _roster.Say(One, Two with { Source = "clip.mp4" });
        await RunningAsync("two cameras");
        await _store.UntilAsync(() => _statistics.Cameras.Any(camera => camera.State == CameraState.Failed), "a failed camera");

        _statistics.Cameras.Single(camera => camera.CameraId == "s/l/two").Error.ShouldBe(NoModels.Sentence);
        await _store.UntilAsync(() => _statistics.Cameras.Any(camera => camera.State == CameraState.Running), "a running camera");
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _host.StopAsync(default);
        _host.Dispose();
    }

    private async Task StartAsync()
    {
        await _host.StartAsync(default);
        (await NextAsync("the first question")).ShouldBeEmpty();
    }

    private Task<ImmutableArray<string>> RunningAsync(string expected) => NextAsync(expected);

    private async Task UntilAsync(Func<CameraPost[]> word, string running)
    {
        var seen = "nothing";
        for (var tries = 0; tries < 1000; tries++)
        {
            seen = string.Join(' ', await NextAsync(running));
            if (seen == running)
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
            _roster.Say(word());
        }

        throw new TimeoutException($"Expected the host to run '{running}'; it runs '{seen}'.");
    }

    private async Task<ImmutableArray<string>> NextAsync(string expected)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            return await _roster.Asked.Reader.ReadAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"Expected {expected}; the host did not ask its roster within 20 s.");
        }
    }

    private sealed class NoModels : IVisionSource
    {
        public const string Sentence = "The models are not imported; ./actors setup imports them.";

        public IFaceVision Open() => throw new ModelException(Sentence);
    }
}
