namespace Actors.Tests.Timers;

internal sealed class ClockworkGrain : Grain, IClockworkGrain
{
    private IGrainTimer? _timer;
    private int _ticks;
    private bool _fails;
    private string? _gate;
    private string? _other;
    private Action? _onTick;

    private Journal Journal => Journal.Of(this.GetPrimaryKeyString());

    public Task Start(TimeSpan due, TimeSpan period, bool interleave, bool keepAlive)
    {
        _timer = this.RegisterGrainTimer(TickAsync, new GrainTimerCreationOptions(due, period) { Interleave = interleave, KeepAlive = keepAlive });
        return Task.CompletedTask;
    }

    public Task Stop()
    {
        _timer?.Dispose();
        return Task.CompletedTask;
    }

    public Task Change(TimeSpan due, TimeSpan period)
    {
        _timer?.Change(due, period);
        return Task.CompletedTask;
    }

    public Task ChangeOnTick(TimeSpan due, TimeSpan period)
    {
        _onTick = () => _timer!.Change(due, period);
        return Task.CompletedTask;
    }

    public Task StopOnTick()
    {
        _onTick = () => _timer!.Dispose();
        return Task.CompletedTask;
    }

    public async Task Stand(string gate)
    {
        Journal.Write("busy");
        await Gates.Reach(gate);
        Journal.Write("free");
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

    public Task CallOnTick(string other)
    {
        _other = other;
        return Task.CompletedTask;
    }

    public ValueTask<int> Ticks() => new(_ticks);

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Journal.Write("left");
        return Task.CompletedTask;
    }

    private async Task TickAsync(CancellationToken cancellationToken)
    {
        Journal.Write($"tick {++_ticks}");
        _onTick?.Invoke();
        _onTick = null;
        if (_gate is not null)
        {
            await using var registration = cancellationToken.Register(() => Gates.Open(_gate));
            await Gates.Reach(_gate);
        }

        if (_other is not null)
        {
            Journal.Write($"{await GrainFactory.GetGrain<IClockworkGrain>(_other).Ticks()} there");
        }

        await Task.Yield();
        Journal.Write($"tock {_ticks}");
        if (_fails)
        {
            throw new InvalidOperationException("The spring broke.");
        }
    }
}
