using Actors.Clusters;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Actors.Benchmarks.Cluster;

/// <summary>The benchmark's own way to its silos: the client that every host of the product uses.</summary>
internal static class Client
{
    public static async Task<IHost> ConnectAsync(IEnumerable<SiloChild> silos, CancellationToken cancellationToken)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddActorsClusterClient(new ClusterSettings
        {
            Id = SiloProgram.ClusterId,
            Gateways = [.. silos.Select(silo => new GatewayName("127.0.0.1", silo.GatewayPort))],
        });
        var host = builder.Build();
        await host.StartAsync(cancellationToken);
        return host;
    }
}
