using Actors.Api;
using Actors.Cameras;
using Actors.Displays;
using Actors.Lanes;
using Actors.Stores;

namespace Actors.Live;

/// <summary>Keeps <see cref="LiveStore"/> up to date: lanes tell of their changes by themselves, cameras and displays are asked once a second.</summary>
internal sealed partial class StoreFeed(IGrainFactory grains, StoreSettings store, LiveStore live, TimeProvider clock, ILogger<StoreFeed> logger) : BackgroundService
{
    /// <summary>A camera's host reports once a second; asking more often would hear nothing new.</summary>
    private static readonly TimeSpan Asking = TimeSpan.FromSeconds(1);

    /// <summary>Grains forget an observer after a minute.</summary>
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);

    /// <summary>Asks once, and returns how every lane, camera and display is now.</summary>
    public async Task<(IReadOnlyList<LaneSnapshot> Lanes, IReadOnlyList<CameraSnapshot> Cameras, IReadOnlyList<DisplaySnapshot> Displays)> AskAsync(CancellationToken cancellationToken)
    {
        var lanes = Task.WhenAll(Lanes.Select(lane => lane.GetSnapshotAsync(cancellationToken).AsTask()));
        var (cameras, displays) = (Cameras(cancellationToken), Displays(cancellationToken));
        return (await lanes, await cameras, await displays);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var lanes = new LaneFeed(store, live);
        var reference = grains.CreateObjectReference<IAudienceObserver>(lanes);
        var (renewed, asked) = (DateTimeOffset.MinValue, DateTimeOffset.MinValue);
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                try
                {
                    var now = clock.GetUtcNow();
                    if (now - renewed >= Renewal || now < renewed)
                    {
                        await Task.WhenAll(Lanes.Select(lane => lane.SubscribeAudienceAsync(reference, stoppingToken)));
                        renewed = now;
                    }

                    if (now - asked >= Asking || now < asked)
                    {
                        asked = now;
                        await AskAsync(lanes, stoppingToken);
                    }

                    await Task.WhenAll(lanes.TakeOvertaken().Select(async id => lanes.OnLaneChanged(await grains.GetGrain<ILaneGrain>(id).GetSnapshotAsync(stoppingToken))));
                }
                catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
                {
                    LogAskingFailed(fault);
                    await Task.Delay(Asking, clock, stoppingToken);
                }

                await lanes.Overtaken.WaitAsync(Asking, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end that was asked for.
        }
        finally
        {
            await SayFarewellAsync(reference, lanes);
        }
    }

    private IEnumerable<ILaneGrain> Lanes => store.Lanes.Select(lane => grains.GetGrain<ILaneGrain>(lane.LaneId));

    /// <summary>Lanes tell by themselves; they are asked for the case that what they told was lost on its way.</summary>
    private async Task AskAsync(LaneFeed lanes, CancellationToken cancellationToken)
    {
        var audiences = Task.WhenAll(Lanes.Select(lane => lane.GetAudienceAsync(cancellationToken).AsTask()));
        var (cameras, displays) = (Cameras(cancellationToken), Displays(cancellationToken));
        var hosts = await grains.GetGrain<ICameraHostsGrain>(store.StoreId).GetSnapshotAsync(cancellationToken);
        live.Publish(LiveKinds.CameraHosts, store.StoreId, hosts.View());
        foreach (var audience in await audiences)
        {
            lanes.OnAudienceChanged(audience);
        }

        foreach (var camera in await cameras)
        {
            live.Publish(LiveKinds.Camera, camera.CameraId, camera.View(hosts));
        }

        foreach (var display in await displays)
        {
            live.Publish(LiveKinds.Display, display.DisplayId, display.View());
        }
    }

    private Task<CameraSnapshot[]> Cameras(CancellationToken cancellationToken) =>
        Task.WhenAll(store.Lanes.SelectMany(lane => lane.CameraIds).Select(id => grains.GetGrain<ICameraGrain>(id).GetSnapshotAsync(cancellationToken).AsTask()));

    private Task<DisplaySnapshot[]> Displays(CancellationToken cancellationToken) =>
        Task.WhenAll(store.Lanes.SelectMany(lane => lane.DisplayIds).Select(id => grains.GetGrain<IDisplayGrain>(id).GetSnapshotAsync(cancellationToken).AsTask()));

    private async Task SayFarewellAsync(IAudienceObserver reference, LaneFeed lanes)
    {
        using var patience = new CancellationTokenSource(Farewell, clock);
        try
        {
            await Task.WhenAll(Lanes.Select(lane => lane.UnsubscribeAudienceAsync(reference, patience.Token)));
        }
        catch (Exception fault)
        {
            // Lanes forget a silent observer by themselves.
            LogFarewellFailed(fault);
        }

        grains.DeleteObjectReference<IAudienceObserver>(reference);
        GC.KeepAlive(lanes);
    }
}
