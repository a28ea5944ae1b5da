namespace Actors.Replaying;

/// <summary>A clip's own time: stands still until the clip has come to a later frame, and then lets each timer fire at its moment.</summary>
internal sealed class ClipClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ClipTimer> _timers = [];
    private readonly DateTimeOffset _start = start;
    private DateTimeOffset _now = start;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => (GetUtcNow() - _start).Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ClipTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves on to a time.</summary>
    /// <param name="to">The time; an earlier one than now is ignored.</param>
    /// <param name="settle">Waits until whatever a timer has set going is done.</param>
    public async Task MoveAsync(DateTimeOffset to, Func<Task> settle)
    {
        while (TakeDue(to) is { } due)
        {
            due.Fire();
            await settle();
        }

        lock (_gate)
        {
            _now = to > _now ? to : _now;
        }
    }

    private ClipTimer? TakeDue(DateTimeOffset to)
    {
        lock (_gate)
        {
            var due = _timers.Where(timer => timer.Due <= to).MinBy(timer => timer.Due);
            if (due is not null)
            {
                _now = due.Due > _now ? due.Due.Value : _now;
                due.Rearm();
            }

            return due;
        }
    }

    private sealed class ClipTimer(ClipClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;

        public DateTimeOffset? Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
                _period = period;
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : clock._now + dueTime;
                if (Due is not null)
                {
                    clock._timers.Add(this);
                }
            }

            return true;
        }

        public void Rearm()
        {
            if (_period > TimeSpan.Zero)
            {
                Due += _period;
            }
            else
            {
                Due = null;
                clock._timers.Remove(this);
            }
        }

        public void Fire() => callback(state);

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
