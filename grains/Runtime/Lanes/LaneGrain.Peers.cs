using Actors.Cameras;

namespace Actors.Lanes;

internal sealed partial class LaneGrain
{
    /// <summary>How long a lane waits for a camera or display before it goes on without; longer than a write to a slow disk takes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(1);

    private readonly SortedSet<string> _untold = new(StringComparer.Ordinal);

    /// <summary>Tells cameras their mode; false when one could not be told, which is tried again later.</summary>
    private async Task<bool> TellCamerasAsync(IEnumerable<string> cameraIds, LaneMode mode)
    {
        var reached = await Task.WhenAll(cameraIds.Select(async id =>
        {
            _untold.Add(id);
            var told = await ReachAsync(id, deadline => GrainFactory.GetGrain<ICameraGrain>(id).SetModeAsync(mode, deadline).AsTask());
            if (told)
            {
                _untold.Remove(id);
            }

            return told;
        }));
        return reached.All(told => told);
    }

    private async Task RetryAsync()
    {
        if (_untold.Count > 0)
        {
            var mine = record.State.Settings?.CameraIds ?? [];
            await TellCamerasAsync([.. _untold.Except(mine)], LaneMode.Off);
            await TellCamerasAsync([.. _untold.Intersect(mine)], Mode);
        }
    }

    /// <summary>
    /// Calls a camera or display within the lane's patience. The deadline is the lane's own: a caller who gives up must not keep the
    /// displays from hearing what has been decided.
    /// </summary>
    private async Task<bool> ReachAsync(string peer, Func<CancellationToken, Task> call)
    {
        using var deadline = new CancellationTokenSource(Patience, clock);
        try
        {
            await call(deadline.Token).WaitAsync(deadline.Token);
            return true;
        }
        catch (Exception fault)
        {
            MissedPeer(fault, peer);
            return false;
        }
    }

    private void MissedPeer(Exception fault, string peer)
    {
        figures.Unreachable();
        LogUnreachable(fault, Key, peer);
    }
}
