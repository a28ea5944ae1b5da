namespace Actors.Displays;

internal sealed partial class DisplayGrain
{
    private DisplayWatch? _watch;
    private IGrainTimer? _judging;
    private DateTimeOffset _judgedAt;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _judgedAt = clock.GetUtcNow();
        _watch = new DisplayWatch(_judgedAt);
        WatchOn();
        return Task.CompletedTask;
    }

    public ValueTask VitalsAsync(DisplayVitals vitals, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(vitals);
        ArgumentException.ThrowIfNullOrEmpty(vitals.HostId);
        _watch!.Hear(vitals, clock.GetUtcNow());
        WatchOn();
        JudgeHealth();
        return ValueTask.CompletedTask;
    }

    /// <summary>Silence is judged by a timer, since nobody calls to say that he is gone.</summary>
    private void WatchOn() => _judging ??= this.RegisterGrainTimer(JudgeAsync, new GrainTimerCreationOptions(DisplayWatch.Interval, DisplayWatch.Interval) { KeepAlive = true });

    private Task JudgeAsync(CancellationToken cancellationToken)
    {
        JudgeHealth();
        if (!_hosts.Any && _watch!.Condition.Health is DisplayHealth.Offline or DisplayHealth.Off && !_watch.HasPages)
        {
            // Nobody is left who could fall silent: whoever asks is told without a timer, and the grain may end.
            _judging?.Dispose();
            _judging = null;
        }

        return Task.CompletedTask;
    }

    private void JudgeHealth()
    {
        var now = clock.GetUtcNow();
        var before = _watch!.Condition;
        if (now > _judgedAt)
        {
            figures.InHealth(before.Health, now - _judgedAt);
            _judgedAt = now;
        }

        if (!_watch.Judge(record.State.Program, now) || _watch.Condition.Health == before.Health)
        {
            return;
        }

        figures.HealthChanged(_watch.Condition.Health);
        if (_watch.Condition.Health > DisplayHealth.Off)
        {
            LogWorse(Key, _watch.Condition.Health, _watch.Condition.Sentence);
        }
        else
        {
            LogHealth(Key, before.Health, _watch.Condition.Health, _watch.Condition.Sentence);
        }
    }
}
