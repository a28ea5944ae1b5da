using System.Diagnostics.Metrics;
using Actors.Api;
using Actors.Live;

namespace Actors.Metrics;

/// <summary>The store's lanes, cameras and displays as instruments of the meter `Actors`.</summary>
internal sealed class StoreFigures
{
    private readonly Meter _meter;

    public StoreFigures(LiveStore live, IMeterFactory meters)
    {
        _meter = meters.Create(Measurements.Meter);
        Lanes("actors.lane.people", "People in front of the lane now.", lane => lane.Audience.Count);
        Lanes("actors.lane.looking", "People in front of the lane who look towards the screen now.", lane => lane.Audience.Looking);
        Lanes("actors.lane.blind", "1 when none of the lane's cameras runs.", lane => lane.Blind ? 1 : 0);
        LaneCounts("actors.lane.sightings", "Sighting batches received.", lane => lane.Sightings);
        LaneCounts("actors.lane.decisions", "Decisions taken.", lane => lane.Decisions);
        Cameras("actors.camera.up", "1 when frames arrive.", camera => camera.State == "running" ? 1 : 0);
        Cameras("actors.camera.frames_per_second", "Frames captured a second.", camera => camera.FramesPerSecond);
        CameraCounts("actors.camera.frames", "Frames captured.", camera => camera.Frames);
        CameraCounts("actors.camera.analysed", "Frames through detection.", camera => camera.Analysed);
        CameraCounts("actors.camera.unchanged", "Frames wiped without detection because nothing had moved.", camera => camera.Unchanged);
        CameraCounts("actors.camera.dropped", "Frames wiped unanalysed.", camera => camera.Dropped);
        Quantiles("actors.camera.image_lifetime", "From capture to wipe of frames and crops, since the camera's host started.", "camera",
            () => live.Latest<CameraView>(LiveKinds.Camera).Select(camera => (camera.Id, camera.LifetimeMs)));
        Gauge("actors.cameras.unassigned", "Cameras that no camera host of the cluster has.",
            () => live.Latest<CameraHostsView>(LiveKinds.CameraHosts).Select(hosts => new Measurement<double>(hosts.Unassigned.Count)));
        Gauge("actors.camera_host.up", "1 while a camera host of the cluster is heard.",
            () => live.Latest<CameraHostsView>(LiveKinds.CameraHosts).SelectMany(hosts => hosts.Hosts).Select(host => Measured(host.Alive ? 1 : 0, "host", host.Id)));
        Gauge("actors.display.pages", "Pages that show the display now.", () => live.Latest<DisplayView>(LiveKinds.Display).Select(display => Measured(display.Pages, "display", display.Id)));
        Gauge("actors.display.health", "1 for the state that the display is in.",
            () => live.Latest<DisplayView>(LiveKinds.Display).Where(display => display.Health is not null).Select(display => Measured(1, "display", display.Id, ("state", display.Health!.State))));
        Count("actors.display.plays", "Plays that pages reported.", () => live.Latest<DisplayView>(LiveKinds.Display).Select(display => Measured(display.Plays, "display", display.Id)));
        Quantiles("actors.display.sighting_to_screen", "From a sighting leaving its camera host to the page having switched.", "display",
            () => live.Latest<DisplayView>(LiveKinds.Display).Select(display => (display.Id, display.SightingToScreenMs)));

        void Lanes(string name, string help, Func<LaneView, double> value) => Gauge(name, help, () => live.Latest<LaneView>(LiveKinds.Lane).Select(lane => Measured(value(lane), "lane", lane.Id)));
        void LaneCounts(string name, string help, Func<LaneView, double> value) => Count(name, help, () => live.Latest<LaneView>(LiveKinds.Lane).Select(lane => Measured(value(lane), "lane", lane.Id)));
        void Cameras(string name, string help, Func<CameraView, double> value) => Gauge(name, help, () => live.Latest<CameraView>(LiveKinds.Camera).Select(camera => Measured(value(camera), "camera", camera.Id)));
        void CameraCounts(string name, string help, Func<CameraView, double> value) => Count(name, help, () => live.Latest<CameraView>(LiveKinds.Camera).Select(camera => Measured(value(camera), "camera", camera.Id)));
    }

    private void Gauge(string name, string help, Func<IEnumerable<Measurement<double>>> observe) => _meter.CreateObservableGauge(name, observe, null, help);

    private void Count(string name, string help, Func<IEnumerable<Measurement<double>>> observe) => _meter.CreateObservableCounter(name, observe, null, help);

    private void Quantiles(string name, string help, string label, Func<IEnumerable<(string Id, Quantiles? Figures)>> observe) =>
        _meter.CreateObservableGauge(
            name,
            () => observe().Where(each => each.Figures is not null).SelectMany(each => new[]
            {
                Measured(each.Figures!.P50, label, each.Id, ("quantile", "0.5")),
                Measured(each.Figures.P99, label, each.Id, ("quantile", "0.99")),
                Measured(each.Figures.Max, label, each.Id, ("quantile", "1")),
            }),
            "ms",
            help);

    private static Measurement<double> Measured(double value, string label, string id, params ReadOnlySpan<(string Name, string Value)> more)
    {
        var tags = new List<KeyValuePair<string, object?>> { new(label, id) };
        foreach (var (name, text) in more)
        {
            tags.Add(new(name, text));
        }

        return new Measurement<double>(value, tags);
    }
}
