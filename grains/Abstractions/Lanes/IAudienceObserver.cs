using Orleans.Concurrency;

namespace Actors.Lanes;

/// <summary>Hears how many people are in front of a lane: at every change, at most ten times a second.</summary>
[Alias("actors.audience-observer")]
public interface IAudienceObserver : IGrainObserver
{
    /// <summary>The audience, or something else that the counts tell of, has changed.</summary>
    [OneWay, Alias("changed")]
    void OnAudienceChanged(LaneAudience audience);
}
