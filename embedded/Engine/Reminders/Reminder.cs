using Orleans;
using Orleans.Runtime;

namespace Actors.Embedded;

/// <summary>One reminder and its timer. A tick is a call of the grain; the next is armed when it has been answered.</summary>
internal sealed class Reminder
{
    /// <summary>Timers of the framework reach 49 days; reminders may be rarer.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(30);

    private readonly Lock _gate = new();
    private readonly Silo _silo;
    private readonly GrainFactory _grains;
    private readonly ITimer _timer;
    private DateTimeOffset _due;
    private Task _tick = Task.CompletedTask;
    private bool _isTicking;
    private bool _hasEnded;

    public Reminder(Silo silo, GrainFactory grains, ReminderRow row)
    {
        _silo = silo;
        _grains = grains;
        Row = row;
        using (ExecutionContext.IsFlowSuppressed() ? default(IDisposable) : ExecutionContext.SuppressFlow())
        {
            _timer = silo.Clock.CreateTimer(static reminder => ((Reminder)reminder!).OnTimer(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    public ReminderRow Row { get; }

    public void Begin()
    {
        lock (_gate)
        {
            Arm(Row.StartAt < _silo.Clock.GetUtcNow() ? Row.NextAfter(_silo.Clock.GetUtcNow()) : Row.StartAt);
        }
    }

    public void End()
    {
        lock (_gate)
        {
            _hasEnded = true;
        }

        _timer.Dispose();
    }

    /// <summary>Ends and waits for a tick that is under way.</summary>
    public Task StopAsync()
    {
        End();
        lock (_gate)
        {
            return _tick;
        }
    }

    private void OnTimer()
    {
        lock (_gate)
        {
            if (_hasEnded || _isTicking)
            {
                return;
            }

            var now = _silo.Clock.GetUtcNow();
            if (now < _due)
            {
                Arm(_due);
                return;
            }

            _isTicking = true;
            _tick = TickAsync(now);
        }
    }

    private async Task TickAsync(DateTimeOffset now)
    {
        // The timer's thread, or the clock's, must not do the grain's work.
        await Task.Yield();
        try
        {
            await _grains.GetGrain<IRemindable>(Row.GrainId)
                .ReceiveReminder(Row.Name, new TickStatus(Row.StartAt.UtcDateTime, Row.Period, now.UtcDateTime));
        }
        catch (Exception exception)
        {
            Silo.LogReminderFailed(_silo.Logger, Row.GrainId.ToString(), Row.Name, exception);
        }

        lock (_gate)
        {
            _isTicking = false;

            // A tick that came due while this one was answered is not lost; of several, only the last is made up for.
            var next = Row.NextAfter(_due);
            var answeredAt = _silo.Clock.GetUtcNow();
            Arm(next + Row.Period > answeredAt ? next : Row.NextAfter(answeredAt - Row.Period));
        }
    }

    private void Arm(DateTimeOffset due)
    {
        if (_hasEnded)
        {
            return;
        }

        _due = due;
        var wait = due - _silo.Clock.GetUtcNow();
        wait = wait < TimeSpan.Zero ? TimeSpan.Zero : wait > LongestWait ? LongestWait : wait;

        // Timers count whole milliseconds: round up, or the timer fires before the reminder is due.
        _timer.Change(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
    }
}
