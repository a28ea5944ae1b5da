using Actors.Displays;

namespace Actors.Tests;

/// <summary>Judges a played display as its grain would: at each word of its host, and once a second.</summary>
internal sealed class HealthWatch : IAsyncDisposable
{
    private static readonly TimeProvider Clock = TimeProvider.System;

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _end = new();
    private readonly PlayedDisplay _display;
    private readonly DisplayWatch _watch = new(Clock.GetUtcNow());
    private readonly List<(DateTimeOffset At, DisplayCondition Condition)> _changes = [];
    private readonly Task _judging;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public HealthWatch(PlayedDisplay display)
    {
        _display = display;
        display.Heard = vitals => Judge(vitals);
        _judging = JudgeAsync();
    }

    public DisplayCondition Condition
    {
        get
        {
            lock (_gate)
            {
                return _watch.Condition;
            }
        }
    }

    /// <summary>Every state it came into, one after the other, from the first healthy one on: before it the page may still have been on its way.</summary>
    public IReadOnlyList<DisplayHealth> States
    {
        get
        {
            lock (_gate)
            {
                return [.. _changes.Select(change => change.Condition.Health).SkipWhile(health => health != DisplayHealth.Healthy)];
            }
        }
    }

    /// <summary>Waits for a state, and tells how long after a moment it was raised.</summary>
    public async Task<TimeSpan> UntilAsync(DisplayHealth health, DateTimeOffset cause, double seconds = 20)
    {
        var limit = Clock.GetUtcNow() + TimeSpan.FromSeconds(seconds);
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_changes.FindLast(change => change.Condition.Health == health && change.At >= cause) is { Condition: not null } found)
                {
                    return found.At - cause;
                }

                changed = _changed.Task;
            }

            var left = limit - Clock.GetUtcNow();
            await changed.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, Clock).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!changed.IsCompleted)
            {
                throw new TimeoutException($"Expected '{health}' within {seconds} s; it is '{Condition.Health}': {Condition.Sentence} {Condition.Page}");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _judging;
        _end.Dispose();
    }

    private void Judge(DisplayVitals? vitals)
    {
        lock (_gate)
        {
            var (now, before) = (Clock.GetUtcNow(), _watch.Condition.Health);
            if (vitals is not null)
            {
                _watch.Hear(vitals, now);
            }

            _watch.Judge(_display.Program, now);
            if (_watch.Condition.Health != before)
            {
                _changes.Add((now, _watch.Condition));
                _changed.TrySetResult();
                _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    private async Task JudgeAsync()
    {
        using var timer = new PeriodicTimer(DisplayWatch.Interval, Clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_end.Token))
            {
                Judge(null);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }
}
