using Actors.Displays;
using Actors.Facts;
using Actors.Stores;
using Actors.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Actors.Tests;

/// <summary>A store with one lane, for programs that talk to it from outside: in this process, or over the wire where the engine has one.</summary>
internal sealed partial class ExampleStore : IAsyncDisposable
{
    private readonly List<IHost> _hosts = [];

    public MemoryFactLog Facts { get; } = new();

    /// <summary>What an integrator's program has of the store.</summary>
    public IGrainFactory Grains => _hosts[^1].Services.GetRequiredService<IGrainFactory>();

    public static async Task<ExampleStore> StartAsync()
    {
        var store = new ExampleStore();
        await store.StartHostsAsync();
        var lane = Some.Lane(Some.Content("welcome", isDefault: true)) with { CameraIds = [Some.CameraId] };
        await store._hosts[0].Services.GetRequiredService<IGrainFactory>().GetGrain<IStoreGrain>("s1")
            .ConfigureAsync(new StoreSettings("s1", "Market", "Europe/Berlin", "Market", "privacy@market.example", [lane]), default);
        return store;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in Enumerable.Reverse(_hosts))
        {
            await host.StopAsync();
            host.Dispose();
        }
    }

    private void Configure(ISiloBuilder silo)
    {
        silo.Services.AddActorsRuntime();
        silo.Services.AddSingleton<IFactLog>(Facts);
        silo.Services.AddSingleton<IContentFiles>(new NoContent());
        silo.AddMemoryGrainStorage(ActorsRuntimeExtensions.StateStorage);
    }

    private async Task StartAsync(IHost host)
    {
        _hosts.Add(host);
        await host.StartAsync();
    }

    private sealed class NoContent : IContentFiles
    {
        public ValueTask<Stream?> OpenAsync(string sha256, CancellationToken cancellationToken) => ValueTask.FromResult<Stream?>(null);
    }
}
