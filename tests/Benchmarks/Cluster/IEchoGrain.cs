using Actors.Audiences;

namespace Actors.Benchmarks.Cluster;

/// <summary>The floor: takes a lane's message and does nothing with it.</summary>
[Alias("actors.benchmarks.echo")]
internal interface IEchoGrain : IGrainWithStringKey
{
    [Alias("observe")]
    ValueTask ObserveAsync(SightingBatch batch, CancellationToken cancellationToken);
}
