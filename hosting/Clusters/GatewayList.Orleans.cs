using System.Net;
using Orleans.Messaging;

namespace Actors.Clusters;

/// <summary>
/// The silos that a host may connect to: every address that the configured names stand for, asked again with every refresh, less those whose
/// silo the cluster has declared dead. One that is frozen or cut off closes no connection, so that nothing else would tell.
/// </summary>
internal sealed class GatewayList(ClusterSettings settings, ClusterConnection connection, LivingSilos silos) : IGatewayListProvider
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public TimeSpan MaxStaleness => ClusterTiming.GatewayRefresh;

    [Obsolete("Orleans asks nobody any more.")]
    public bool IsUpdatable => true;

    public Task InitializeGatewayListProvider() => Task.CompletedTask;

    public async Task<IList<Uri>> GetGateways()
    {
        using var limit = new CancellationTokenSource(Patience, TimeProvider.System);
        var addresses = await Task.WhenAll(settings.Gateways.Select(async name =>
        {
            try
            {
                return await name.ResolveAsync(limit.Token);
            }
            catch (OperationCanceledException)
            {
                return [];
            }
        }));
        var named = addresses.SelectMany(each => each).Distinct().ToList();
        return [.. (await WithoutTheDeadAsync(named)).Select(Gateway)];
    }

    private async Task<IReadOnlyList<IPEndPoint>> WithoutTheDeadAsync(IReadOnlyList<IPEndPoint> named)
    {
        if (named.Count < 2 || !connection.IsOpen || await silos.AskAsync(TimeProvider.System) is not { } living)
        {
            return named;
        }

        // Where silos are reached under other addresses than their own, the cluster's word says nothing about them.
        var known = named.Where(living.Contains).ToList();
        return known.Count > 0 ? known : named;
    }

    private static Uri Gateway(IPEndPoint endpoint) => SiloAddress.New(endpoint, 0).ToGatewayUri();
}
