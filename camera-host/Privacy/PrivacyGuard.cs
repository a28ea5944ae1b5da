namespace Actors.Vision;

/// <summary>
/// Owns all memory that ever holds pixels, and wipes it at the deadline whatever its holder does. One guard a process; its own thread
/// does the wiping, waits for no lock that a holder could keep, and runs before other threads where it may: neither a slow model nor a
/// stalled thread nor a busy thread pool can delay it.
/// </summary>
internal sealed class PrivacyGuard : IDisposable
{
    /// <summary>No image outlives this.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(100);

    /// <summary>When the guard wipes a frame: ample for detection and cutting (15 ms); the next frame is as good.</summary>
    public static readonly TimeSpan FrameLimit = TimeSpan.FromMilliseconds(58);

    /// <summary>
    /// When the guard wipes a crop: late enough for detection, a mesh and the attributes of a face on a core half as fast again as ours was
    /// slow (45 ms), early enough for a machine that keeps the guard's thread waiting (25 ms seen with 17 others for each core).
    /// </summary>
    public static readonly TimeSpan CropLimit = TimeSpan.FromMilliseconds(75);

    // A crop may be cut from a frame shortly before the frame's deadline; a new frame has all of its time before it.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan IdleWait = TimeSpan.FromMilliseconds(20);

    private readonly TimeProvider _clock;
    private readonly PixelPool _pool = new();
    private readonly LeaseTable _held = new();
    private Thread? _thread;
    private volatile bool _stopping;

    /// <summary>A guard without a thread: somebody has to call <see cref="Sweep"/>.</summary>
    public PrivacyGuard(TimeProvider clock) => _clock = clock;

    /// <summary>How many frames and crops hold memory now.</summary>
    public int Held => _held.Count;

    /// <summary>The clock's timestamp now, to stamp a capture with.</summary>
    public long Now => _clock.GetTimestamp();

    /// <summary>A guard whose thread runs.</summary>
    public static PrivacyGuard Start(TimeProvider clock)
    {
        var guard = new PrivacyGuard(clock);
        guard._thread = new Thread(guard.Watch) { IsBackground = true, Name = "privacy guard" };
        guard._thread.Start();
        return guard;
    }

    /// <summary>Zeroed memory for pixels that were captured at a timestamp; it is expired from the beginning when their time is up.</summary>
    /// <param name="bytes">Size, above 0.</param>
    /// <param name="capturedAt">Timestamp of the frame's first byte; crops inherit their frame's.</param>
    /// <param name="limit">How long after its capture it is wiped: <see cref="FrameLimit"/> or <see cref="CropLimit"/>.</param>
    /// <param name="lifetimes">Where the wipe is noted.</param>
    /// <param name="whenExpired">Called after a wipe at the deadline, on the guard's thread: wipes what was derived from the pixels.</param>
    public PixelLease Rent(int bytes, long capturedAt, TimeSpan limit, LifetimeRecorder lifetimes, Action? whenExpired = null)
    {
        var lease = new PixelLease(this, lifetimes, _pool.Rent(bytes), bytes, capturedAt, limit, whenExpired);
        _held.Add(lease);
        lease.Open();
        return lease;
    }

    /// <summary>Wipes whatever has reached its deadline; one thread at a time. Returns the least time left to anything else; null when nothing is held.</summary>
    public TimeSpan? Sweep() => _held.Expire(all: false);

    /// <summary>Blocks that lie idle, and bytes in them that are not zero.</summary>
    public (int Blocks, long Traces) Inspect() => _pool.Inspect();

    public void Dispose()
    {
        _stopping = true;
        _thread?.Join();
        _held.Expire(all: true);
        _pool.Dispose();
    }

    internal TimeSpan Age(long capturedAt) => _clock.GetElapsedTime(capturedAt);

    internal void Release(PixelLease lease, nint block, int bytes)
    {
        _held.Remove(lease);
        _pool.Return(block, bytes);
    }

    private void Watch()
    {
        GuardThread.RunFirst();
        while (!_stopping)
        {
            var next = Sweep();
            GuardThread.Wait(next is { } left ? (left < LongestWait ? left : LongestWait) : IdleWait);
        }
    }
}
