using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace Actors.Cameras;

/// <summary>Brings a store's <see cref="CameraSharing"/> the reports of its camera hosts. Who is there is known from their reports alone.</summary>
internal sealed partial class CameraHostsGrain(
    [PersistentState("camera-hosts", ActorsRuntimeExtensions.StateStorage)] IPersistentState<CameraHostsRecord> record,
    TimeProvider clock,
    ILogger<CameraHostsGrain> log) : Grain, ICameraHostsGrain
{
    private readonly CameraSharing _sharing = new();
    private readonly long _awake = clock.GetTimestamp();

    // No wall clock: one that is set would make hosts look silent, or alive.
    private TimeSpan Now => clock.GetElapsedTime(_awake);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _sharing.Configure(record.State.Posts);
        return Task.CompletedTask;
    }

    public async Task ConfigureAsync(ImmutableArray<CameraPost> posts, CancellationToken cancellationToken)
    {
        _sharing.Configure(posts);

        // Every silo says it at its start.
        if (!record.RecordExists || !record.State.Posts.SequenceEqual(posts))
        {
            record.State.Posts = posts;
            await record.WriteStateAsync();
        }
    }

    public ValueTask<CameraShare> ReportAsync(CameraHostReport report, CancellationToken cancellationToken)
    {
        var step = _sharing.Report(report, Now);
        foreach (var move in step.Moves)
        {
            LogMove(move.CameraId, move.From ?? "nobody", move.To);
        }

        if (report.Leaving)
        {
            LogLeaving(report.HostId);
        }

        return ValueTask.FromResult(step.Share);
    }

    public ValueTask<CameraHostsSnapshot> GetSnapshotAsync(CancellationToken cancellationToken) => ValueTask.FromResult(_sharing.Snapshot(Now));
}
