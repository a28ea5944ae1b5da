using System.Diagnostics.Metrics;
using Actors.Clusters;
using Actors.Metrics;
using Microsoft.Extensions.Options;

namespace Actors.Cameras;

/// <summary>What a camera host of its own does, as instruments of the meter `Actors`. No label names more than a camera.</summary>
internal sealed class CameraHostFigures
{
    private readonly CameraHostStatistics _statistics;
    private readonly Meter _meter;

    public CameraHostFigures(CameraHostStatistics statistics, SharedRoster roster, IClusterGate gate, IOptions<CameraHostOptions> options, IMeterFactory meters)
    {
        _statistics = statistics;
        _meter = meters.Create(Measurements.Meter);
        One("actors.camera_host.cameras", "Cameras that this host runs.", () => statistics.Cameras.Count);
        One("actors.camera_host.capacity", "Cameras that this host can run.", () => options.Value.Capacity);
        One("actors.camera_host.connected", "1 while a silo is connected.", () => gate.IsOpen ? 1 : 0);
        One("actors.camera_host.silence_seconds", "Seconds since the store last answered; -1 when it never has.", () => roster.Silence?.TotalSeconds ?? -1);
        Each("actors.camera.up", "1 when frames arrive.", camera => camera.State == CameraState.Running ? 1 : 0);
        Each("actors.camera.frames_per_second", "Frames captured a second.", camera => camera.FramesPerSecond);
        Count("actors.camera.frames", "Frames captured.", camera => camera.Frames);
        Count("actors.camera.analysed", "Frames through detection.", camera => camera.Analysed);
        Count("actors.camera.unchanged", "Frames wiped without detection because nothing had moved.", camera => camera.Unchanged);
        Count("actors.camera.dropped", "Frames wiped unanalysed.", camera => camera.Dropped);
        Count("actors.camera.sighting_batches", "Batches that the lane took.", camera => camera.SightingBatches);
        _meter.CreateObservableGauge("actors.camera.image_lifetime", Lifetimes, "ms", "From capture to wipe of frames and crops, since the camera came to this host.");
    }

    private void One(string name, string help, Func<double> value) => _meter.CreateObservableGauge(name, value, null, help);

    private void Each(string name, string help, Func<CameraHeartbeat, double> value) => _meter.CreateObservableGauge(name, () => Cameras(value), null, help);

    private void Count(string name, string help, Func<CameraHeartbeat, long> value) => _meter.CreateObservableCounter(name, () => Cameras(camera => value(camera)), null, help);

    private IEnumerable<Measurement<double>> Cameras(Func<CameraHeartbeat, double> value) =>
        _statistics.Cameras.Select(camera => new Measurement<double>(value(camera), new KeyValuePair<string, object?>("camera", camera.CameraId)));

    private IEnumerable<Measurement<double>> Lifetimes() =>
        from camera in _statistics.Cameras
        where camera.Lifetime.Total > 0
        from quantile in new[] { ("0.5", camera.Lifetime.QuantileMs(0.5)), ("0.99", camera.Lifetime.QuantileMs(0.99)), ("1", camera.Lifetime.MaxMs) }
        select new Measurement<double>(quantile.Item2, new("camera", camera.CameraId), new("quantile", quantile.Item1));
}
