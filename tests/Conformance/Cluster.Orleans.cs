using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Reminders;

namespace Actors.Tests;

public sealed partial class Cluster
{
    private static async Task<IServiceProvider> StartAsync(List<IHost> hosts, Shape shape, Action<ISiloBuilder> configure, ManualClock? clock)
    {
        var id = $"conformance-{Guid.NewGuid():N}";
        var ports = Loopback.FreePorts(4);
        var first = new IPEndPoint(IPAddress.Loopback, ports[0]);
        var gateway = ports[1];
        await StartSiloAsync(hosts, id, first, gateway, null, configure, clock);
        switch (shape)
        {
            case Shape.Outside:
                await StartClientAsync(hosts, id, gateway);
                return hosts[^1].Services;
            case Shape.TwoSilos:
                await StartSiloAsync(hosts, id, new IPEndPoint(IPAddress.Loopback, ports[2]), ports[3], first, configure, clock);
                return hosts[0].Services;
            default:
                return hosts[0].Services;
        }
    }

    private static async Task StartSiloAsync(
        List<IHost> hosts, string id, IPEndPoint member, int gateway, IPEndPoint? primary, Action<ISiloBuilder> configure, ManualClock? clock)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        if (clock is not null)
        {
            // Grains live by the test's clock; membership and messaging by the system's.
            builder.Services.AddKeyedSingleton<TimeProvider>(TimeProviderNames.Grains, clock);
            builder.Services.AddKeyedSingleton<TimeProvider>(ReminderTimeProviderNames.Reminders, clock);
        }

        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(member.Port, gateway, primary, id, id);
            configure(silo);
        });
        var host = builder.Build();
        hosts.Add(host);
        await host.StartAsync();
    }

    private static async Task StartClientAsync(List<IHost> hosts, string id, int gateway)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleansClient(client => client.UseLocalhostClustering(gateway, id, id));
        var host = builder.Build();
        hosts.Add(host);
        await host.StartAsync();
    }
}
