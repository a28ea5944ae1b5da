namespace Actors.Embedded;

/// <summary>
/// When callers stop waiting: a list of unfinished calls, the earliest deadline first, and one timer for the earliest. The
/// timer is not set back when calls end in time; it then fires for nothing, at most once per response timeout.
/// </summary>
internal sealed class Deadlines : IDisposable
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private readonly TimeSpan _timeout;
    private readonly ITimer _timer;
    private Request? _earliest;
    private Request? _latest;
    private long _armedFor = long.MaxValue;

    public Deadlines(TimeProvider clock, TimeSpan timeout)
    {
        _clock = clock;
        _timeout = timeout;
        _timer = clock.CreateTimer(static deadlines => ((Deadlines)deadlines!).Expire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public void Add(Request request)
    {
        var timeout = request.GetDefaultResponseTimeout() ?? _timeout;
        var now = _clock.GetTimestamp();
        request.Deadline = now + (long)(timeout.TotalSeconds * _clock.TimestampFrequency);
        lock (_gate)
        {
            Insert(request);
            if (request.Deadline < _armedFor)
            {
                Arm(request.Deadline, now);
            }
        }
    }

    public void Remove(Request request)
    {
        lock (_gate)
        {
            Unlink(request);
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Insert(Request request)
    {
        // Nearly all calls have the same timeout, so nearly always the place is at the end.
        var before = _latest;
        while (before is not null && before.Deadline > request.Deadline)
        {
            before = before.Sooner;
        }

        var after = before is null ? _earliest : before.Later;
        request.Sooner = before;
        request.Later = after;
        request.IsTimed = true;
        if (before is null)
        {
            _earliest = request;
        }
        else
        {
            before.Later = request;
        }

        if (after is null)
        {
            _latest = request;
        }
        else
        {
            after.Sooner = request;
        }
    }

    private void Unlink(Request request)
    {
        if (!request.IsTimed)
        {
            return;
        }

        if (request.Sooner is null)
        {
            _earliest = request.Later;
        }
        else
        {
            request.Sooner.Later = request.Later;
        }

        if (request.Later is null)
        {
            _latest = request.Sooner;
        }
        else
        {
            request.Later.Sooner = request.Sooner;
        }

        request.Sooner = null;
        request.Later = null;
        request.IsTimed = false;
    }

    private void Expire()
    {
        // Callers are released within the gate: a request cannot go back to the pool while it is linked, nor be unlinked
        // meanwhile, so none is confused with its next life. Their continuations run elsewhere.
        lock (_gate)
        {
            var now = _clock.GetTimestamp();
            while (_earliest is { } request && request.Deadline <= now)
            {
                Unlink(request);
                request.Abandon(CallChain.TimedOut(request, request.GetDefaultResponseTimeout() ?? _timeout));
            }

            _armedFor = long.MaxValue;
            if (_earliest is not null)
            {
                Arm(_earliest.Deadline, now);
            }
        }
    }

    private void Arm(long deadline, long now)
    {
        _armedFor = deadline;

        // Timers count whole milliseconds: round up, or the timer fires before the deadline.
        var wait = Math.Ceiling((deadline - now) * 1000.0 / _clock.TimestampFrequency);
        _timer.Change(TimeSpan.FromMilliseconds(Math.Max(wait, 0)), Timeout.InfiniteTimeSpan);
    }
}
