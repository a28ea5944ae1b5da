using Actors.Api;
using Actors.Emergencies;
using Actors.Signage;
using Actors.Stores;

namespace Actors.Live;

/// <summary>Hands the store's definition to its grains before any camera or display starts, and says when that is done.</summary>
internal sealed class StoreOpening(IGrainFactory grains, StoreSettings store, StoreView view, LiveStore live) : IHostedService
{
    /// <summary>True once the grains have taken the definition over.</summary>
    public bool IsOpen { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await grains.GetGrain<IStoreGrain>(store.StoreId).ConfigureAsync(store, cancellationToken);

        // What is scheduled and what is an emergency depends on the definition too. Not by the store's grain, whom these two ask for it.
        await Task.WhenAll(
            grains.GetGrain<ISignageGrain>(store.StoreId).HandOutAsync(cancellationToken),
            grains.GetGrain<IEmergencyGrain>(store.StoreId).HandOutAsync(cancellationToken));
        live.Publish(LiveKinds.Store, store.StoreId, view);
        IsOpen = true;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        IsOpen = false;
        return Task.CompletedTask;
    }
}
