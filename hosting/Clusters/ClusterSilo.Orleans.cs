using Orleans.Configuration;
using Orleans.Serialization;

namespace Actors.Clusters;

/// <summary>Makes a silo a member of its cluster.</summary>
public static class ClusterSilo
{
    /// <summary>Name, addresses, trust and timing of a silo; membership, reminders and storage come from the database.</summary>
    public static ISiloBuilder UseActorsCluster(this ISiloBuilder silo, ClusterSettings settings)
    {
        ArgumentNullException.ThrowIfNull(silo);
        ArgumentNullException.ThrowIfNull(settings);
        silo.Configure<ClusterOptions>(cluster =>
        {
            cluster.ClusterId = settings.Id;
            cluster.ServiceId = settings.Id;
        });
        silo.Configure<SiloOptions>(options => options.SiloName = settings.Name);
        silo.Configure<EndpointOptions>(endpoints =>
        {
            endpoints.AdvertisedIPAddress = settings.Address;
            endpoints.SiloPort = settings.SiloPort;
            endpoints.GatewayPort = settings.GatewayPort;
        });
        silo.Configure<SiloMessagingOptions>(messaging =>
        {
            messaging.ResponseTimeout = ClusterTiming.ResponseTimeout;
            messaging.SystemResponseTimeout = ClusterTiming.ResponseTimeout;

            // What a host has missed in so long it asks for anew.
            messaging.ClientDropTimeout = TimeSpan.FromSeconds(20);
        });
        silo.Configure<ExceptionSerializationOptions>(ClusterExceptions.Carry);
        silo.Configure<ConnectionOptions>(connections => connections.OpenConnectionTimeout = ClusterTiming.ConnectTimeout);
        silo.Configure<ClusterMembershipOptions>(ClusterTiming.Membership);
        if (settings.Certificates is { } certificates)
        {
            silo.Configure<SiloConnectionOptions>(connections =>
            {
                connections.ConfigureSiloInboundConnection(connection => connection.UseServerTls(ClusterTrust.BetweenSilos(certificates)));
                connections.ConfigureSiloOutboundConnection(connection => connection.UseClientTls(ClusterTrust.BetweenSilos(certificates)));
                connections.ConfigureGatewayInboundConnection(connection => connection.UseServerTls(ClusterTrust.FromClients(certificates)));
            });
        }

        return silo;
    }
}
