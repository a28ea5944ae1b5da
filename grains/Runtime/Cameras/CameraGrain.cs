using Actors.Lanes;
using Actors.Measurement;
using Actors.Observers;
using Microsoft.Extensions.Logging;

namespace Actors.Cameras;

/// <summary>Knows whether a camera's host is alive, and hands on the lane's mode.</summary>
internal sealed partial class CameraGrain(
    [PersistentState("camera", ActorsRuntimeExtensions.StateStorage)] IPersistentState<CameraRecord> record,
    TimeProvider clock,
    RuntimeFigures figures,
    ILogger<CameraGrain> log) : Grain, ICameraGrain
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);

    private readonly ObserverSet<ICameraObserver> _hosts = new(clock, figures);
    private CameraHeartbeat? _heartbeat;
    private DateTimeOffset? _heardAt;
    private long _heard;
    private CameraState _state;
    private IGrainTimer? _silence;

    private string Key => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _silence = this.RegisterGrainTimer(LoseAsync, new GrainTimerCreationOptions(Silence, Timeout.InfiniteTimeSpan));
        return Task.CompletedTask;
    }

    public async ValueTask<LaneMode> HeartbeatAsync(CameraHeartbeat heartbeat, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(heartbeat);
        if (heartbeat.CameraId != Key)
        {
            throw new ArgumentException($"A heartbeat of \"{heartbeat.CameraId}\" reached the camera \"{Key}\".", nameof(heartbeat));
        }

        // Another host's, while the camera moves: it obeys the mode as well, and says nothing yet.
        if (!CameraVoice.Counts(heartbeat, _heartbeat, clock.GetElapsedTime(_heard)))
        {
            return record.State.Mode;
        }

        _silence?.Change(Silence, Timeout.InfiniteTimeSpan);
        _heard = clock.GetTimestamp();
        _heartbeat = heartbeat;
        _heardAt = clock.GetUtcNow();
        if (_state != heartbeat.State)
        {
            LogState(Key, _state, heartbeat.State, heartbeat.Error is { } error ? $": {error}" : "");
            _state = heartbeat.State;
        }

        // Said with every heartbeat, so that a lane that has lost its memory knows within a second.
        await TellLaneAsync(cancellationToken);
        return record.State.Mode;
    }

    public async ValueTask SetModeAsync(LaneMode mode, CancellationToken cancellationToken)
    {
        var changed = mode != record.State.Mode;
        record.State.Mode = mode;
        _hosts.Notify(host => host.OnModeChanged(mode));
        if (changed || !record.RecordExists)
        {
            await record.WriteStateAsync();
        }
    }

    public ValueTask<CameraSnapshot> GetSnapshotAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(new CameraSnapshot(Key, _state, _heardAt, _heartbeat));

    public ValueTask<LaneMode> SubscribeAsync(ICameraObserver observer, CancellationToken cancellationToken)
    {
        _hosts.Subscribe(observer);
        return ValueTask.FromResult(record.State.Mode);
    }

    public ValueTask UnsubscribeAsync(ICameraObserver observer, CancellationToken cancellationToken)
    {
        _hosts.Unsubscribe(observer);
        return ValueTask.CompletedTask;
    }

    private async Task LoseAsync(CancellationToken cancellationToken)
    {
        _state = CameraState.Lost;
        figures.CameraLost();
        LogLost(Key, _heardAt);
        await TellLaneAsync(cancellationToken);
    }

    private ValueTask TellLaneAsync(CancellationToken cancellationToken) =>
        GrainFactory.GetGrain<ILaneGrain>(Key[..Key.LastIndexOf('/')]).CameraChangedAsync(Key, _state == CameraState.Running, cancellationToken);
}
