namespace Actors.Vision;

/// <summary>
/// Owns all memory that ever holds pixels, and wipes it at the deadline whatever its holder does. One guard a process; its own thread
/// does the wiping, so that neither a slow model nor a busy thread pool can delay it.
/// </summary>
internal sealed class PrivacyGuard : IDisposable
{
    /// <summary>No image outlives this.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(100);

    /// <summary>When the guard wipes. The margin is what a busy machine may need to let the guard's thread run.</summary>
    public static readonly TimeSpan WipeAfter = TimeSpan.FromMilliseconds(80);

    private readonly TimeProvider _clock;
    private readonly PixelPool _pool = new();
    private readonly object _gate = new();
    private readonly List<PixelLease> _held = [];
    private readonly List<PixelLease> _due = [];
    private Thread? _thread;
    private long _wakeAt = long.MaxValue;
    private bool _stopping;

    public PrivacyGuard(TimeProvider clock) => _clock = clock;

    /// <summary>How many frames and crops hold memory now.</summary>
    public int Held
    {
        get
        {
            lock (_gate)
            {
                return _held.Count;
            }
        }
    }

    /// <summary>A guard whose thread runs.</summary>
    public static PrivacyGuard Start(TimeProvider clock)
    {
        var guard = new PrivacyGuard(clock);
        guard._thread = new Thread(guard.Watch) { IsBackground = true, Name = "privacy guard", Priority = ThreadPriority.Highest };
        guard._thread.Start();
        return guard;
    }

    /// <summary>The clock's timestamp now, to stamp a capture with.</summary>
    public long Now => _clock.GetTimestamp();

    /// <summary>Zeroed memory for pixels that were captured at a timestamp.</summary>
    /// <param name="bytes">Size, above 0.</param>
    /// <param name="capturedAt">Timestamp of the frame's first byte; crops inherit their frame's.</param>
    /// <param name="lifetimes">Where the wipe is noted.</param>
    /// <param name="whenExpired">Called after a wipe at the deadline, on the guard's thread: wipes what was derived from the pixels.</param>
    public PixelLease Rent(int bytes, long capturedAt, LifetimeRecorder lifetimes, Action? whenExpired = null)
    {
        var lease = new PixelLease(this, lifetimes, _pool.Rent(bytes), bytes, capturedAt, whenExpired);
        lock (_gate)
        {
            _held.Add(lease);
            if (capturedAt < _wakeAt)
            {
                Monitor.Pulse(_gate);
            }
        }

        return lease;
    }

    /// <summary>Wipes whatever has reached its deadline; one thread at a time.</summary>
    public void Sweep()
    {
        lock (_gate)
        {
            foreach (var lease in _held)
            {
                if (lease.Remaining <= TimeSpan.Zero)
                {
                    _due.Add(lease);
                }
            }

            foreach (var lease in _due)
            {
                _held.Remove(lease);
            }
        }

        // Outside of the lock: a writer in TryWrite holds its own lease's lock only, for one copy out of the pipe.
        foreach (var lease in _due)
        {
            lease.Expire();
        }

        _due.Clear();
    }

    /// <summary>Blocks that lie idle, and bytes in them that are not zero.</summary>
    public (int Blocks, long Traces) Inspect() => _pool.Inspect();

    public void Dispose()
    {
        lock (_gate)
        {
            _stopping = true;
            Monitor.PulseAll(_gate);
        }

        _thread?.Join();
        List<PixelLease> left;
        lock (_gate)
        {
            left = [.. _held];
            _held.Clear();
        }

        left.ForEach(lease => lease.Expire());
        _pool.Dispose();
    }

    internal TimeSpan Age(long capturedAt) => _clock.GetElapsedTime(capturedAt);

    internal TimeSpan Remaining(long capturedAt) => WipeAfter - Age(capturedAt);

    internal void Release(PixelLease lease, nint block, int bytes)
    {
        lock (_gate)
        {
            _held.Remove(lease);
        }

        _pool.Return(block, bytes);
    }

    private void Watch()
    {
        while (true)
        {
            Sweep();
            lock (_gate)
            {
                if (_stopping)
                {
                    return;
                }

                _wakeAt = _held.Count == 0 ? long.MaxValue : _held.Min(lease => lease.CapturedAt);
                if (_wakeAt == long.MaxValue)
                {
                    Monitor.Wait(_gate);
                }
                else if (Remaining(_wakeAt) is { } left && left > TimeSpan.Zero)
                {
                    // Whole milliseconds are what a wait can tell apart: rounded up it never spins, and the margin covers it.
                    Monitor.Wait(_gate, (int)Math.Ceiling(left.TotalMilliseconds));
                }
            }
        }
    }
}
