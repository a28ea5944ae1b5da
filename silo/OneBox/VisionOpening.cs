namespace Actors.Running;

/// <summary>Lets cameras start only when the models are there: a store whose models are missing or altered does not start at all.</summary>
/// <param name="loading">Loads the models, since before the server was built.</param>
internal sealed class VisionOpening(Task loading) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => loading.WaitAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
