using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Messaging;
using Orleans.Serialization;

namespace Actors.Clusters;

/// <summary>Makes a host a client of its cluster.</summary>
public static class ClusterClient
{
    private static readonly TimeSpan FirstAttempts = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Adds an `IGrainFactory` that reaches the silos under their names, and an <see cref="IClusterGate"/>. It tries until it has reached one,
    /// for ever, and finds its way back by itself; meanwhile calls fail within seconds.
    /// </summary>
    public static IHostApplicationBuilder AddActorsClusterClient(this IHostApplicationBuilder host, ClusterSettings settings)
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(settings);

        // A start that waits for silos must not keep the rest of the host from answering.
        host.Services.Configure<HostOptions>(options => options.ServicesStartConcurrently = true);
        host.Services.AddSingleton(settings);
        host.Services.AddSingleton<ClusterConnection>();
        host.Services.AddSingleton<IClusterGate>(provider => provider.GetRequiredService<ClusterConnection>());
        host.UseOrleansClient(client =>
        {
            client.Configure<ClusterOptions>(cluster =>
            {
                cluster.ClusterId = settings.Id;
                cluster.ServiceId = settings.Id;
            });
            client.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = ClusterTiming.ResponseTimeout);
            client.Configure<ExceptionSerializationOptions>(ClusterExceptions.Carry);
            client.Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = ClusterTiming.GatewayRefresh);
            client.Configure<ConnectionOptions>(connections => connections.OpenConnectionTimeout = ClusterTiming.ConnectTimeout);
            client.Services.AddSingleton<IGatewayListProvider>(provider => new GatewayList(
                settings, provider.GetRequiredService<ClusterConnection>(), new LivingSilos(provider.GetRequiredService<IGrainFactory>)));
            client.Services.AddSingleton<ILifecycleParticipant<IClusterClientLifecycle>>(provider => provider.GetRequiredService<ClusterConnection>());
            client.AddGatewayCountChangedHandler(provider => (_, changed) => provider.GetRequiredService<ClusterConnection>().GatewaysChanged(changed.NumberOfConnectedGateways));
            client.AddClusterConnectionLostHandler(provider => (_, _) => provider.GetRequiredService<ClusterConnection>().GatewaysChanged(0));
            client.UseConnectionRetryFilter(async (_, token) =>
            {
                await Task.Delay(FirstAttempts, TimeProvider.System, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return !token.IsCancellationRequested;
            });
            if (settings.Certificates is { } certificates)
            {
                client.Configure<ClientConnectionOptions>(connections =>
                    connections.ConfigureConnection(connection => connection.UseClientTls(ClusterTrust.ToSilos(certificates))));
            }
        });
        return host;
    }
}
