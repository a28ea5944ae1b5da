using System.Net;
using System.Net.Sockets;
using Orleans.Configuration;

namespace Actors.Running;

internal static partial class Engine
{
    /// <summary>A cluster of one, on loopback ports that are free now, so that stores can run beside each other. Its state ends with it.</summary>
    private static void Configure(ISiloBuilder silo, StateFolder state)
    {
        using var members = Probe();
        using var clients = Probe();
        silo.UseLocalhostClustering(Release(members), Release(clients));
        silo.AddMemoryGrainStorage(ActorsRuntimeExtensions.StateStorage);

        // A call to a silo that has died hangs for as long; the default of 30 s is half a minute of a lane that does not answer.
        silo.Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = TimeSpan.FromSeconds(5));
    }

    private static TcpListener Probe()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    private static int Release(TcpListener probe)
    {
        var port = ((IPEndPoint)probe.LocalEndpoint).Port;
        probe.Stop();
        return port;
    }
}
