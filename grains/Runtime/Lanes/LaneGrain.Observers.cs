using System.Collections.Immutable;
using Actors.Audiences;
using Actors.Observers;

namespace Actors.Lanes;

internal sealed partial class LaneGrain
{
    private readonly ObserverSet<ILaneObserver> _observers = new(clock, figures);
    private readonly ObserverSet<IAudienceObserver> _audienceObservers = new(clock, figures);

    public ValueTask<LaneSnapshot> GetSnapshotAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Snapshot());

    public Task SubscribeAsync(ILaneObserver observer, CancellationToken cancellationToken)
    {
        _observers.Subscribe(observer);
        observer.OnLaneChanged(Snapshot());
        return Task.CompletedTask;
    }

    public Task UnsubscribeAsync(ILaneObserver observer, CancellationToken cancellationToken)
    {
        _observers.Unsubscribe(observer);
        return Task.CompletedTask;
    }

    public ValueTask<LaneAudience> GetAudienceAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Audience());

    public Task<LaneAudience> SubscribeAudienceAsync(IAudienceObserver observer, CancellationToken cancellationToken)
    {
        _audienceObservers.Subscribe(observer);
        return Task.FromResult(Audience());
    }

    public Task UnsubscribeAudienceAsync(IAudienceObserver observer, CancellationToken cancellationToken)
    {
        _audienceObservers.Unsubscribe(observer);
        return Task.CompletedTask;
    }

    private void TellObservers()
    {
        if (_observers.Any)
        {
            var snapshot = Snapshot();
            _observers.Notify(observer => observer.OnLaneChanged(snapshot));
        }

        if (_audienceObservers.Any)
        {
            var audience = Audience();
            _audienceObservers.Notify(observer => observer.OnAudienceChanged(audience));
        }
    }

    private LaneAudience Audience() => _plan?.Audience(clock.GetUtcNow())
        ?? new LaneAudience(Key, clock.GetUtcNow(), LaneMode.Off, AudienceSnapshot.Empty, false, 0, 0);

    private LaneSnapshot Snapshot() => _plan?.Snapshot(clock.GetUtcNow())
        ?? new LaneSnapshot(Key, Key, LaneKind.Checkout, LaneMode.Off, clock.GetUtcNow(), AudienceSnapshot.Empty, false, null,
            ImmutableArray<Decision>.Empty, [], [], 0, 0);
}
