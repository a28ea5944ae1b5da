using Actors.Audiences;

namespace Actors.Benchmarks.Cluster;

internal sealed class EchoGrain : Grain, IEchoGrain
{
    public ValueTask ObserveAsync(SightingBatch batch, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
