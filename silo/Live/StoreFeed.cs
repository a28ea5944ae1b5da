using Actors.Api;
using Actors.Cameras;
using Actors.Displays;
using Actors.Lanes;
using Actors.Stores;

namespace Actors.Live;

/// <summary>Keeps <see cref="LiveStore"/> up to date: lanes tell of their changes by themselves, cameras and displays are asked once a second.</summary>
internal sealed partial class StoreFeed(
    IGrainFactory grains, StoreSettings store, LiveStore live, ScreenTokens screens, ScreenAddresses addresses, TimeProvider clock, ILogger<StoreFeed> logger) : BackgroundService
{
    /// <summary>A camera's host reports once a second; asking more often would hear nothing new.</summary>
    private static readonly TimeSpan Asking = TimeSpan.FromSeconds(1);

    /// <summary>Grains forget an observer after a minute.</summary>
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(30);

    /// <summary>What has not answered by then is asked again: one that is out of reach must not keep the console from the others.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Forgetting = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);

    private readonly LaneFeed _lanes = new(store, live, clock);

    /// <summary>Every lane. A process that was frozen may be asked before its own timers have run: nobody is shown an audience that is too old.</summary>
    public IReadOnlyList<LaneView> LatestLanes()
    {
        _lanes.ForgetSilent();
        return live.Latest<LaneView>(LiveKinds.Lane);
    }

    /// <summary>Asks once, and returns how every lane, camera and display is now.</summary>
    public async Task<(IReadOnlyList<LaneSnapshot> Lanes, IReadOnlyList<CameraSnapshot> Cameras, IReadOnlyList<DisplaySnapshot> Displays)> AskAsync(CancellationToken cancellationToken)
    {
        var lanes = Task.WhenAll(Lanes.Select(lane => lane.GetSnapshotAsync(cancellationToken).AsTask()));
        var (cameras, displays) = (Cameras(cancellationToken), Displays(cancellationToken));
        return (await lanes, await cameras, await displays);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var lanes = _lanes;
        var reference = grains.CreateObjectReference<IAudienceObserver>(lanes);
        try
        {
            await Task.WhenAll(FollowAsync(lanes, reference, stoppingToken), ForgetAsync(lanes, stoppingToken));
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

    private async Task FollowAsync(LaneFeed lanes, IAudienceObserver reference, CancellationToken stoppingToken)
    {
        var (renewed, asked) = (DateTimeOffset.MinValue, DateTimeOffset.MinValue);
        while (true)
        {
            using var limit = new CancellationTokenSource(Patience, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stoppingToken);
            var now = clock.GetUtcNow();
            try
            {
                var calls = new List<Task>();
                var renews = now - renewed >= Renewal || now < renewed;
                if (renews)
                {
                    calls.AddRange(Lanes.Select(lane => lane.SubscribeAudienceAsync(reference, either.Token)));
                }

                if (now - asked >= Asking || now < asked)
                {
                    asked = now;
                    calls.AddRange(Ask(lanes, either.Token));
                }

                calls.AddRange(lanes.TakeOvertaken().Select(async id => lanes.OnLaneChanged(await grains.GetGrain<ILaneGrain>(id).GetSnapshotAsync(either.Token))));
                await Task.WhenAll(calls.Select(call => call.WaitAsync(either.Token)));
                renewed = renews ? now : renewed;
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                LogAskingFailed(fault);
                await Task.Delay(Asking, clock, stoppingToken);
            }

            await lanes.Overtaken.WaitAsync(Asking, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            stoppingToken.ThrowIfCancellationRequested();
        }
    }

    private async Task ForgetAsync(LaneFeed lanes, CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Forgetting, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            lanes.ForgetSilent();
        }
    }

    private IEnumerable<ILaneGrain> Lanes => store.Lanes.Select(lane => grains.GetGrain<ILaneGrain>(lane.LaneId));

    /// <summary>Lanes tell by themselves; they are asked for the case that what they told was lost on its way. Each answer counts when it comes.</summary>
    private IEnumerable<Task> Ask(LaneFeed lanes, CancellationToken cancellationToken)
    {
        foreach (var lane in Lanes)
        {
            yield return ShowAsync(lane.GetAudienceAsync(cancellationToken), lanes.OnAudienceChanged);
        }

        var hosts = grains.GetGrain<ICameraHostsGrain>(store.StoreId).GetSnapshotAsync(cancellationToken).AsTask();
        yield return ShowAsync(new ValueTask<CameraHostsSnapshot>(hosts), answer => live.Publish(LiveKinds.CameraHosts, store.StoreId, answer.View()));
        foreach (var id in store.Lanes.SelectMany(lane => lane.CameraIds))
        {
            yield return ShowCameraAsync(id, hosts, cancellationToken);
        }

        foreach (var id in store.Lanes.SelectMany(lane => lane.DisplayIds))
        {
            yield return ShowAsync(grains.GetGrain<IDisplayGrain>(id).GetSnapshotAsync(cancellationToken), answer => live.Publish(LiveKinds.Display, id, answer.View(addresses.Root + screens.PicturePathFor(id, clock.GetUtcNow())) with { Name = store.Site(id).Name }));
        }
    }

    private async Task ShowCameraAsync(string id, Task<CameraHostsSnapshot> hosts, CancellationToken cancellationToken)
    {
        var camera = await grains.GetGrain<ICameraGrain>(id).GetSnapshotAsync(cancellationToken);
        live.Publish(LiveKinds.Camera, id, camera.View(await hosts));
    }

    private static async Task ShowAsync<T>(ValueTask<T> answer, Action<T> show) => show(await answer);

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
