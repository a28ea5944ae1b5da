using Microsoft.Extensions.Hosting;

namespace Actors.Programs;

/// <summary>Knows whether the program has started: why it did not is told once, by the program itself, and not by its host's log as well.</summary>
internal sealed class StartNotice : IHostedLifecycleService
{
    public bool HasStarted { get; private set; }

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        HasStarted = true;
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
