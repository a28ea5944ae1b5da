using Actors.Cameras;
using Actors.Stores;

namespace Actors.Serving;

/// <summary>Hands the store's cameras to the grain that shares them out among camera hosts.</summary>
internal sealed class CameraOpening(IGrainFactory grains, LoadedStore store) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) =>
        grains.GetGrain<ICameraHostsGrain>(store.Settings.StoreId).ConfigureAsync(store.CameraPosts, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
