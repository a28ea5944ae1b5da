using Actors.Lanes;
using Orleans.Concurrency;

namespace Actors.Cameras;

/// <summary>A camera's host, as its grain calls it back.</summary>
[Alias("actors.camera-observer")]
public interface ICameraObserver : IGrainObserver
{
    /// <summary>The mode to obey from the next frame on.</summary>
    [OneWay, Alias("mode")]
    void OnModeChanged(LaneMode mode);
}
