using Actors.Tests.Lifecycle;
using Microsoft.Extensions.DependencyInjection;

namespace Actors.Tests;

/// <summary>One cluster of each shape for all tests that need nothing special; a test has grains of its own by its keys.</summary>
public sealed class Engines : IAsyncLifetime
{
    private readonly Dictionary<Shape, Cluster> _clusters = [];

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>A grain that nobody has called yet.</summary>
    public async Task<T> NewAsync<T>(Shape shape = Shape.Within)
        where T : IGrainWithStringKey => (await OfAsync(shape)).Grain<T>(Gates.New());

    public async Task<Cluster> OfAsync(Shape shape)
    {
        // Tests of one collection run one after the other.
        if (!_clusters.TryGetValue(shape, out var cluster))
        {
            _clusters[shape] = cluster = await Cluster.StartAsync(shape, static silo => silo.Services.AddScoped<Lodger>());
        }

        return cluster;
    }

    public async Task DisposeAsync()
    {
        foreach (var cluster in _clusters.Values)
        {
            await cluster.DisposeAsync();
        }
    }
}
