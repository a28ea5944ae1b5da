using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace Actors.Tests.Lifecycle;

/// <summary>A cluster whose grains soon count as idle. Real time passes: no clock of a test reaches Orleans's collector.</summary>
public sealed class Forgetful : IAsyncLifetime
{
    private Cluster _cluster = null!;

    public async Task InitializeAsync() => _cluster = await Cluster.StartAsync(configure: silo =>
    {
        silo.Services.AddScoped<Lodger>();
        silo.Configure<GrainCollectionOptions>(options =>
        {
            options.CollectionAge = TimeSpan.FromMilliseconds(1500);
            options.CollectionQuantum = TimeSpan.FromMilliseconds(100);
        });
    });

    public T New<T>()
        where T : IGrainWithStringKey => _cluster.Grain<T>(Gates.New());

    public async Task DisposeAsync() => await _cluster.DisposeAsync();
}
