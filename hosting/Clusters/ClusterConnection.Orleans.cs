namespace Actors.Clusters;

/// <summary>What a host knows of its way to the cluster.</summary>
internal sealed class ClusterConnection : IClusterGate, ILifecycleParticipant<IClusterClientLifecycle>
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile int _gateways;

    public bool IsOpen => _reached.Task.IsCompleted && _gateways > 0;

    public Task WaitAsync(CancellationToken cancellationToken) => _reached.Task.WaitAsync(cancellationToken);

    public void GatewaysChanged(int gateways) => _gateways = gateways;

    public void Participate(IClusterClientLifecycle lifecycle) => lifecycle.Subscribe(
        nameof(ClusterConnection),
        ServiceLifecycleStage.Active,
        _ =>
        {
            _gateways = Math.Max(_gateways, 1);
            _reached.TrySetResult();
            return Task.CompletedTask;
        },
        _ => Task.CompletedTask);
}
