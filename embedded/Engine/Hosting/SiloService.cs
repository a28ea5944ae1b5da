using Microsoft.Extensions.Hosting;
using Orleans.Runtime;

namespace Actors.Embedded;

/// <summary>Starts and stops the silo with its host.</summary>
internal sealed class SiloService(Silo silo, IEnumerable<ISiloPart> parts, IEnumerable<IStartupTask> tasks) : IHostedService
{
    /// <summary>Storages run below, callers of grains above.</summary>
    public const int OrderOfSilo = 100;

    private readonly ISiloPart[] _parts = [.. parts.OrderBy(static part => part.Order)];
    private ITimer? _collector;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var part in _parts.Where(static part => part.Order < OrderOfSilo))
        {
            await part.StartAsync(cancellationToken);
        }

        silo.Open();
        var quantum = silo.Collection.CollectionQuantum;
        _collector = silo.Clock.CreateTimer(_ => Collect(), null, quantum, quantum);
        foreach (var part in _parts.Where(static part => part.Order >= OrderOfSilo))
        {
            await part.StartAsync(cancellationToken);
        }

        foreach (var task in tasks)
        {
            await task.Execute(cancellationToken);
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_collector is not null)
        {
            await _collector.DisposeAsync();
        }

        foreach (var part in _parts.Where(static part => part.Order >= OrderOfSilo).Reverse())
        {
            await part.StopAsync(cancellationToken);
        }

        await silo.CloseAsync(cancellationToken);
        foreach (var part in _parts.Where(static part => part.Order < OrderOfSilo).Reverse())
        {
            await part.StopAsync(cancellationToken);
        }
    }

    private void Collect()
    {
        var now = silo.Clock.GetUtcNow();
        foreach (var activation in silo.Catalog.All)
        {
            activation.CollectIfIdle(now);
        }

        silo.Observers.Sweep();
    }
}
