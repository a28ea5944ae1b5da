using Actors.Cameras;
using Actors.Running;
using Actors.Stores;

namespace Actors.Serving;

/// <summary>Hands the store's cameras to the grain that shares them out among camera hosts.</summary>
internal sealed class CameraOpening(IGrainFactory grains, LoadedStore store) : IHostedService
{
    /// <summary>In a cluster the definition lies in the database and passes through every silo; a password must not.</summary>
    /// <exception cref="StartRefusedException">A source holds a password; the message names the cameras and says what to write instead.</exception>
    public static void RefuseSecrets(LoadedStore store)
    {
        var cameras = store.CameraPosts.Where(post => CameraSource.HoldsSecret(post.Source)).Select(post => post.CameraId).ToList();
        if (cameras.Count > 0)
        {
            throw new StartRefusedException(
                $"The store file {store.Path} holds a password in the source of {string.Join(", ", cameras)}; in a cluster write ${{NAME}} in its place, and give the variable NAME to the camera hosts.");
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) =>
        grains.GetGrain<ICameraHostsGrain>(store.Settings.StoreId).ConfigureAsync(store.CameraPosts, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
