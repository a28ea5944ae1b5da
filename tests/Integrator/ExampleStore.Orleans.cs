using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Hosting;
using Shop;

namespace Actors.Tests;

internal sealed partial class ExampleStore
{
    private async Task StartHostsAsync()
    {
        var (members, clients) = (FreePort(), FreePort());
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(members, clients, serviceId: "actors", clusterId: "actors");
            Configure(silo);
        });
        await StartAsync(builder.Build());
        await StartAsync(StoreConnection.Create([new IPEndPoint(IPAddress.Loopback, clients)], null, null));
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
