using Actors.Cameras;
using Actors.Displays;

namespace Actors.Lanes;

internal sealed partial class LaneGrain
{
    /// <summary>How long a lane waits for a camera or display before it goes on without; longer than a write to a slow disk takes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(1);

    private readonly SortedSet<string> _untold = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _unshown = new(StringComparer.Ordinal);
    private LanePlay? _shown;
    private Guid _playId;
    private long _revision;

    /// <summary>
    /// Displays ignore programs that are older than theirs, so a lane that has forgotten its count goes on from theirs: the clock alone
    /// would not do on a box that wakes up in the past.
    /// </summary>
    private async Task LearnRevisionAsync(IEnumerable<string> displayIds)
    {
        var programs = await Task.WhenAll(displayIds.Select(async id =>
        {
            DisplayProgram? program = null;
            await ReachAsync(id, async deadline => program = await GrainFactory.GetGrain<IDisplayGrain>(id).GetProgramAsync(deadline));
            return program;
        }));
        _revision = programs.Max(program => program?.Revision) ?? 0;
    }

    private async Task ShowAsync(LanePlay play)
    {
        _shown = play;
        _playId = Guid.NewGuid();
        _revision = Math.Max(_revision + 1, clock.GetUtcNow().ToUnixTimeMilliseconds());
        _unshown.Clear();
        _unshown.UnionWith(record.State.Settings!.DisplayIds);
        await ShowToAsync([.. _unshown]);
    }

    /// <summary>Tells all displays at once; those that cannot be reached are tried again later and hold up nobody.</summary>
    private async Task ShowToAsync(IEnumerable<string> displayIds)
    {
        if (_shown is not { } play)
        {
            return;
        }

        await Task.WhenAll(displayIds.Select(async id =>
        {
            var program = new DisplayProgram(
                id, _revision, _playId, play.Content, play.Decision.At, play.Decision.Reason, play.Loop, play.SightingSentAt, play.Simulated,
                play.Preload);
            if (await ReachAsync(id, deadline => GrainFactory.GetGrain<IDisplayGrain>(id).ShowAsync(program, deadline).AsTask()))
            {
                _unshown.Remove(id);
            }
        }));
    }

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

        await ShowToAsync([.. _unshown]);
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
            figures.Unreachable();
            LogUnreachable(fault, Key, peer);
            return false;
        }
    }
}
