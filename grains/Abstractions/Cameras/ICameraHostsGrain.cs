using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Actors.Cameras;

/// <summary>Shares a store's cameras out to its camera hosts. Key: `store`. Hears of hosts once a second and never of a sighting.</summary>
[Alias("actors.camera-hosts")]
public interface ICameraHostsGrain : IGrainWithStringKey
{
    /// <summary>Takes over the store's cameras; persisted.</summary>
    [Alias("configure")]
    Task ConfigureAsync(ImmutableArray<CameraPost> posts, CancellationToken cancellationToken);

    /// <summary>Takes a host's report and answers with its share. A host that is silent for some seconds loses its cameras to the others.</summary>
    [Alias("report")]
    ValueTask<CameraShare> ReportAsync(CameraHostReport report, CancellationToken cancellationToken);

    /// <summary>The hosts with their cameras, and the cameras that nobody runs.</summary>
    [ReadOnly, Alias("snapshot")]
    ValueTask<CameraHostsSnapshot> GetSnapshotAsync(CancellationToken cancellationToken);
}
