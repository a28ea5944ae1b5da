using Orleans.Concurrency;

namespace Actors.Lanes;

/// <summary>Hears of every change of a lane, at most ten a second.</summary>
[Alias("actors.lane-observer")]
public interface ILaneObserver : IGrainObserver
{
    /// <summary>The lane has changed.</summary>
    [OneWay, Alias("changed")]
    void OnLaneChanged(LaneSnapshot lane);
}
