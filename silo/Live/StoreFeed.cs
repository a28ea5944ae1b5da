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
        var lanes = store.Lanes.Select(lane => grains.GetGrain<ILaneGrain>(lane.LaneId).GetSnapshotAsync(cancellationToken).AsTask());
        var cameras = store.Lanes.SelectMany(lane => lane.CameraIds).Select(id => grains.GetGrain<ICameraGrain>(id).GetSnapshotAsync(cancellationToken).AsTask());
        var displays = store.Lanes.SelectMany(lane => lane.DisplayIds).Select(id => grains.GetGrain<IDisplayGrain>(id).GetSnapshotAsync(cancellationToken).AsTask());
        return (await Task.WhenAll(lanes), await Task.WhenAll(cameras), await Task.WhenAll(displays));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var listener = new Listener(store, live);
        var reference = grains.CreateObjectReference<ILaneObserver>(listener);
        var renewed = DateTimeOffset.MinValue;
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                try
                {
                    if (clock.GetUtcNow() - renewed >= Renewal)
                    {
                        await Task.WhenAll(store.Lanes.Select(lane => grains.GetGrain<ILaneGrain>(lane.LaneId).SubscribeAsync(reference, stoppingToken)));
                        renewed = clock.GetUtcNow();
                    }

                    Publish(await AskAsync(stoppingToken), listener);
                }
                catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
                {
                    LogAskingFailed(fault);
                }

                await Task.Delay(Asking, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end that was asked for.
        }
        finally
        {
            await SayFarewellAsync(reference, listener);
        }
    }

    private void Publish((IReadOnlyList<LaneSnapshot> Lanes, IReadOnlyList<CameraSnapshot> Cameras, IReadOnlyList<DisplaySnapshot> Displays) heard, Listener listener)
    {
        foreach (var camera in heard.Cameras)
        {
            live.Publish(LiveKinds.Camera, camera.CameraId, camera.View());
        }

        foreach (var display in heard.Displays)
        {
            live.Publish(LiveKinds.Display, display.DisplayId, display.View());
        }

        foreach (var lane in heard.Lanes)
        {
            listener.OnLaneChanged(lane);
        }
    }

    private async Task SayFarewellAsync(ILaneObserver reference, Listener listener)
    {
        using var patience = new CancellationTokenSource(Farewell, clock);
        try
        {
            await Task.WhenAll(store.Lanes.Select(lane => grains.GetGrain<ILaneGrain>(lane.LaneId).UnsubscribeAsync(reference, patience.Token)));
        }
        catch (Exception fault)
        {
            // Lanes forget a silent observer by themselves.
            LogFarewellFailed(fault);
        }

        grains.DeleteObjectReference<ILaneObserver>(reference);
        GC.KeepAlive(listener);
    }

    private sealed class Listener(StoreSettings store, LiveStore live) : ILaneObserver
    {
        public void OnLaneChanged(LaneSnapshot lane)
        {
            if (store.Lanes.FirstOrDefault(known => known.LaneId == lane.LaneId) is { } settings)
            {
                live.Publish(LiveKinds.Lane, lane.LaneId, lane.View(settings));
            }
        }
    }
}
