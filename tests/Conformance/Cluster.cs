using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Actors.Tests;

/// <summary>The engine under test, started in this process; which one it is, its two other files decide.</summary>
public sealed partial class Cluster : IAsyncDisposable
{
    /// <summary>Name of the storage that every cluster has, besides the default one.</summary>
    public const string Store = "store";

    private readonly IReadOnlyList<IHost> _hosts;

    private Cluster(IReadOnlyList<IHost> hosts, IServiceProvider services)
    {
        _hosts = hosts;
        Grains = services.GetRequiredService<IGrainFactory>();
        Entrances = [.. hosts.Select(static host => host.Services.GetRequiredService<IGrainFactory>())];
    }

    /// <summary>The way in for the test.</summary>
    public IGrainFactory Grains { get; }

    /// <summary>All ways in: of every silo, and of the client where there is one.</summary>
    public IReadOnlyList<IGrainFactory> Entrances { get; }

    /// <summary>Starts the engine with a storage in memory and with reminders.</summary>
    /// <param name="shape">Where calls come from.</param>
    /// <param name="configure">What else each silo needs.</param>
    /// <param name="clock">The clock of timers and reminders; the system's when null.</param>
    public static async Task<Cluster> StartAsync(Shape shape = Shape.Within, Action<ISiloBuilder>? configure = null, ManualClock? clock = null)
    {
        var hosts = new List<IHost>();
        try
        {
            var services = await StartAsync(hosts, shape, silo =>
            {
                silo.AddMemoryGrainStorage(Store);
                silo.AddMemoryGrainStorageAsDefault();
                silo.UseInMemoryReminderService();
                configure?.Invoke(silo);
            }, clock);
            return new Cluster(hosts, services);
        }
        catch
        {
            await EndAsync(hosts);
            throw;
        }
    }

    public T Grain<T>(string key)
        where T : IGrainWithStringKey => Grains.GetGrain<T>(key);

    /// <summary>Stops every silo, the last one first.</summary>
    public async Task StopAsync()
    {
        foreach (var host in _hosts.Reverse())
        {
            await host.StopAsync();
        }
    }

    public async ValueTask DisposeAsync() => await EndAsync(_hosts);

    private static async Task EndAsync(IEnumerable<IHost> hosts)
    {
        foreach (var host in hosts.Reverse())
        {
            await host.StopAsync();
            await ((IAsyncDisposable)host).DisposeAsync();
        }
    }
}
