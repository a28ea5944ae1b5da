using Actors.Lanes;

namespace Shop;

/// <summary>Follows how many people are in front of a lane.</summary>
public sealed class Visitors(IGrainFactory grains, TimeProvider clock, Action<LaneAudience> changed) : IAudienceObserver
{
    public void OnAudienceChanged(LaneAudience audience) => changed(audience);

    /// <summary>Follows until cancelled. A lane forgets who has not subscribed again within a minute.</summary>
    public async Task FollowAsync(string lane, CancellationToken cancellationToken)
    {
        var self = grains.CreateObjectReference<IAudienceObserver>(this);
        try
        {
            while (true)
            {
                changed(await grains.GetGrain<ILaneGrain>(lane).SubscribeAudienceAsync(self, cancellationToken));
                await Task.Delay(TimeSpan.FromSeconds(10), clock, cancellationToken);
            }
        }
        finally
        {
            grains.DeleteObjectReference<IAudienceObserver>(self);
        }
    }
}
