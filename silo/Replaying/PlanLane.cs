using Actors.Audiences;
using Actors.Cameras;
using Actors.Lanes;

namespace Actors.Replaying;

/// <summary>
/// The rules of a lane in the clip's own time: the same plan that a lane grain runs, woken when it asks to be. A replay faster than the clip
/// needs no grain around it, and so takes the same decisions on any machine.
/// </summary>
internal sealed class PlanLane : IClipLane
{
    private readonly LanePlan _plan;
    private readonly List<Decision> _decisions = [];
    private DateTimeOffset? _wakeAt;

    public PlanLane(LaneSettings settings, string cameraId, DateTimeOffset start)
    {
        _plan = new LanePlan(settings, settings.Mode, start);
        Take(_plan.Start(start));
        Take(_plan.CameraChanged(cameraId, running: true, start));
    }

    /// <summary>The decisions so far, the oldest first.</summary>
    public IReadOnlyList<Decision> Decisions => _decisions;

    public Task AdvanceAsync(DateTimeOffset to, CancellationToken cancellationToken)
    {
        while (_wakeAt is { } due && due <= to)
        {
            Take(_plan.Tick(due));
        }

        return Task.CompletedTask;
    }

    public Task ObserveAsync(SightingBatch batch, CancellationToken cancellationToken)
    {
        Take(_plan.Observe(batch, batch.CapturedAt));
        return Task.CompletedTask;
    }

    private void Take(LaneStep step)
    {
        _wakeAt = step.WakeAt;
        if (step.Play is { } play)
        {
            _decisions.Add(play.Decision);
        }
    }
}
