namespace Actors.Tests.Timers;

internal sealed class ClockworkGrain(Journal journal) : Grain, IClockworkGrain
{
    private IGrainTimer? _timer;
    private int _ticks;
    private bool _fails;
    private string? _gate;

    public Task Start(TimeSpan due, TimeSpan period, bool interleave, bool keepAlive)
    {
        _timer = this.RegisterGrainTimer(TickAsync, new GrainTimerCreationOptions(due, period) { Interleave = interleave, KeepAlive = keepAlive });
        return Task.CompletedTask;
    }

    public Task Fail(bool fails)
    {
        _fails = fails;
        return Task.CompletedTask;
    }

    public Task Block(string gate)
    {
        _gate = gate;
        return Task.CompletedTask;
    }

    public ValueTask<int> Ticks() => new(_ticks);

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        journal.Write("stopped");
        return Task.CompletedTask;
    }

    private async Task TickAsync(CancellationToken cancellationToken)
    {
        journal.Write($"tick {++_ticks}");
        await (_gate is null ? Task.CompletedTask : Gates.Reach(_gate));
        await Task.Yield();
        journal.Write($"tock {_ticks}");
        if (_fails)
        {
            throw new InvalidOperationException("The spring broke.");
        }
    }
}
