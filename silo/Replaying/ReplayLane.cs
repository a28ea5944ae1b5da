using Actors.Audiences;
using Actors.Cameras;
using Actors.Lanes;
using Actors.Measurement;
using Actors.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Actors.Replaying;

/// <summary>
/// A lane of a store, run by the grains that run every lane, with nothing on disk and no display. Its time is the clip's own, so that holds,
/// minimum times and expiries are as long as they would be in the shop however fast the clip is replayed; in real time it is the clock's.
/// </summary>
internal sealed class ReplayLane : IClipLane, IAsyncDisposable
{
    private static readonly TimeSpan HeartbeatInterval = TimeSpan.FromSeconds(1);

    private readonly IHost _host;
    private readonly ClipClock? _clock;
    private readonly ILaneGrain _lane;
    private readonly ICameraGrain _camera;
    private readonly string _cameraId;
    private readonly LaneMode _mode;
    private readonly List<Decision> _decisions = [];
    private DateTimeOffset _beatAt = DateTimeOffset.MinValue;

    private ReplayLane(IHost host, ClipClock? clock, string laneId, string cameraId, LaneMode mode)
    {
        _host = host;
        _clock = clock;
        _cameraId = cameraId;
        _mode = mode;
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        _lane = grains.GetGrain<ILaneGrain>(laneId);
        _camera = grains.GetGrain<ICameraGrain>(cameraId);
    }

    /// <summary>The decisions so far, the oldest first.</summary>
    public IReadOnlyList<Decision> Decisions => _decisions;

    /// <summary>Starts the grains of a store that has this one lane.</summary>
    /// <param name="store">The store.</param>
    /// <param name="lane">The lane, in the mode that the replay obeys.</param>
    /// <param name="cameraId">The camera that the clip stands for.</param>
    /// <param name="clock">The clip's own time; null for real time.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<ReplayLane> StartAsync(StoreSettings store, LaneSettings lane, string cameraId, ClipClock? clock, CancellationToken cancellationToken)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        builder.UseOrleans(silo =>
        {
#if ORLEANS
            silo.UseLocalhostClustering();
#endif
            silo.Services.AddActorsRuntime();
            silo.AddMemoryGrainStorage(ActorsRuntimeExtensions.StateStorage);
        });
        var host = builder.Build();
        try
        {
            await host.StartAsync(cancellationToken);
            var replay = new ReplayLane(host, clock, lane.LaneId, cameraId, lane.Mode);
            await host.Services.GetRequiredService<IGrainFactory>().GetGrain<IStoreGrain>(store.StoreId)
                .ConfigureAsync(store with { Lanes = [lane] }, cancellationToken);
            await replay.NoteAsync(cancellationToken);
            return replay;
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    public async Task AdvanceAsync(DateTimeOffset to, CancellationToken cancellationToken)
    {
        if (_clock is not null)
        {
            await _clock.MoveAsync(to, () => NoteAsync(cancellationToken));
        }

        if (to - _beatAt >= HeartbeatInterval)
        {
            _beatAt = to;
            await _camera.HeartbeatAsync(
                new CameraHeartbeat(_cameraId, CameraState.Running, null, _mode, false, 0, 0, 0, 0, 0, 0, Histogram.Empty, "none", "replay"), cancellationToken);
        }

        await NoteAsync(cancellationToken);
    }

    public async Task ObserveAsync(SightingBatch batch, CancellationToken cancellationToken)
    {
        await _lane.ObserveAsync(batch, cancellationToken);
        await NoteAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
    }

    // A grain takes one turn after the other, so its answer comes when what was set going before is done.
    private async Task NoteAsync(CancellationToken cancellationToken)
    {
        await _camera.GetSnapshotAsync(cancellationToken);
        var lane = await _lane.GetSnapshotAsync(cancellationToken);
        var known = _decisions.Count == 0 ? 0 : _decisions[^1].Sequence;
        _decisions.AddRange(lane.Recent.Where(decision => decision.Sequence > known).OrderBy(decision => decision.Sequence));
    }
}
