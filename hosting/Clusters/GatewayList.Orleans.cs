using System.Net;
using Orleans.Messaging;

namespace Actors.Clusters;

/// <summary>The silos that a host may connect to: every address that the configured names stand for, asked again with every refresh.</summary>
internal sealed class GatewayList(ClusterSettings settings) : IGatewayListProvider
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
        return [.. addresses.SelectMany(each => each).Distinct().Select(Gateway)];
    }

    private static Uri Gateway(IPEndPoint endpoint) => SiloAddress.New(endpoint, 0).ToGatewayUri();
}
