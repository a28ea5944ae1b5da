using System.Diagnostics.Metrics;
using Actors.Cameras;
using Actors.Clusters;
using Actors.Lanes;
using Actors.Measurement;
using Actors.Metrics;
using Actors.Programs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NSubstitute;
using Orleans;

namespace Actors.Tests.Vision;

public class CameraHostFiguresTests
{
    [Fact]
    public void Figures_of_the_cameras_that_run_here_and_of_the_way_to_the_cluster_are_public()
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var meters = services.GetRequiredService<IMeterFactory>();
        using var measurements = new Measurements(meters);
        var options = Options.Create(new CameraHostOptions { StoreId = "s1", Capacity = 7 });
        using var roster = new SharedRoster(options, Substitute.For<IGrainFactory>(), new OpenGate(), TimeProvider.System, NullLogger<SharedRoster>.Instance);
        var statistics = new CameraHostStatistics();
        _ = new CameraHostFigures(statistics, roster, new OpenGate(), options, meters);
        using (statistics.Add(() => new CameraHeartbeat("s1/l/c", CameraState.Running, null, LaneMode.CountOnly, false, 9.5, 100, 60, 30, 10, 5, Histogram.Empty, "CPU", "host-1")))
        {
            var text = HealthEndpoints.Text(measurements);
            text.ShouldContain("actors_camera_host_cameras 1\n");
            text.ShouldContain("actors_camera_host_capacity 7\n");
            text.ShouldContain("actors_camera_host_connected 1\n");
            text.ShouldContain("actors_camera_host_silence_seconds -1\n");
            text.ShouldContain("actors_camera_frames_total{camera=\"s1/l/c\"} 100\n");
            text.ShouldContain("actors_camera_dropped_total{camera=\"s1/l/c\"} 10\n");
            text.ShouldContain("process_resident_memory_bytes ");
        }

        HealthEndpoints.Text(measurements).ShouldNotContain("s1/l/c", Case.Sensitive, "a camera that has gone elsewhere is another host's");
    }
}
