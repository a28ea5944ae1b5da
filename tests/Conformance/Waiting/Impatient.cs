using Orleans.Configuration;

namespace Actors.Tests.Waiting;

/// <summary>A cluster whose callers soon stop waiting. Real time passes: neither engine's callers can be told otherwise.</summary>
public sealed class Impatient : IAsyncLifetime
{
    public Cluster Cluster { get; private set; } = null!;

    public async Task InitializeAsync() => Cluster = await Cluster.StartAsync(
        configure: silo => silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromMilliseconds(500)));

    public T New<T>()
        where T : IGrainWithStringKey => Cluster.Grain<T>(Gates.New());

    public async Task DisposeAsync() => await Cluster.DisposeAsync();
}
