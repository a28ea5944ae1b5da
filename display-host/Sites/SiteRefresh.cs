using Actors.Clusters;
using Actors.Stores;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Actors.Displays;

/// <summary>Asks the store's grain for the store's lanes and displays, and again and again, because an operator may change them.</summary>
internal sealed partial class SiteRefresh(
    IGrainFactory grains, IClusterGate gate, StoreSites sites, SiteShelf shelf, IOptions<DisplayHostOptions> options, TimeProvider clock, ILogger<SiteRefresh> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.StoreId is not { } storeId)
        {
            return;
        }

        var backoff = new Backoff();
        try
        {
            if (!gate.IsOpen)
            {
                var kept = sites.Current;
                Waiting(storeId, kept.Lanes.Sum(lane => lane.DisplayIds.Length));
            }

            await gate.WaitAsync(stoppingToken);
            while (true)
            {
                var wait = Interval;
                try
                {
                    await AskAsync(storeId, stoppingToken);
                    backoff.Reset();
                }
                catch (Exception error) when (!stoppingToken.IsCancellationRequested)
                {
                    wait = backoff.Next();
                    NotAnswering(storeId, wait.TotalSeconds, error.Message);
                }

                await Task.Delay(wait, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task AskAsync(string storeId, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(CallTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var settings = await grains.GetGrain<IStoreGrain>(storeId).GetSettingsAsync(either.Token).AsTask().WaitAsync(either.Token);
        if (settings is null)
        {
            // Silos that start tell the store's grain what the store is; until then the last that is known holds.
            return;
        }

        var site = new StoreSite(settings.Name, settings.Operator, settings.Contact,
            [.. settings.Lanes.Select(lane => new LaneSite(lane.LaneId, lane.Name, lane.DisplayIds, lane.CameraIds.Length, lane.SimulatedCameras))]);
        if (!site.IsSameAs(sites.Current))
        {
            sites.Change(site);
            shelf.Keep(site);
            Changed(site.Name, site.Lanes.Length, site.Lanes.Sum(lane => lane.DisplayIds.Length));
        }
    }

    [LoggerMessage(72, LogLevel.Warning, "The store {StoreId} does not say what its displays are; next try in {Seconds:0.0} s: {Reason}")]
    private partial void NotAnswering(string storeId, double seconds, string reason);

    [LoggerMessage(74, LogLevel.Warning, "No silo of the store {StoreId} is reached yet; {Displays} displays play what is kept here meanwhile.")]
    private partial void Waiting(string storeId, int displays);

    [LoggerMessage(73, LogLevel.Information, "This host serves {Store}: {Lanes} lanes, {Displays} displays.")]
    private partial void Changed(string store, int lanes, int displays);
}
