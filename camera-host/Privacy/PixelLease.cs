namespace Actors.Vision;

/// <summary>
/// The pixels of one frame or crop, for at most its limit after their capture. Its holder disposes it as soon as
/// it can; the guard wipes it at the deadline whether or not the holder is still reading. The memory stays the holder's until it disposes
/// the lease, so a reader that is overtaken reads zeros, never somebody else's pixels: it must look at <see cref="IsExpired"/> after each step
/// and throw the result away. No lock is held while pixels are touched: the guard never waits for a holder that does not get to run.
/// </summary>
internal sealed unsafe class PixelLease : IDisposable
{
    private const int Live = 0;
    private const int Expiring = 1;
    private const int Expired = 2;
    private const int Returned = 3;
    private const int Empty = 4;

    private readonly PrivacyGuard _guard;
    private readonly LifetimeRecorder _lifetimes;
    private readonly nint _block;
    private readonly int _bytes;
    private readonly TimeSpan _limit;
    private Action? _whenExpired;
    private int _state = Empty;

    internal PixelLease(PrivacyGuard guard, LifetimeRecorder lifetimes, nint block, int bytes, long capturedAt, TimeSpan limit, Action? whenExpired)
    {
        _guard = guard;
        _lifetimes = lifetimes;
        _block = block;
        _bytes = bytes;
        _limit = limit;
        CapturedAt = capturedAt;
        _whenExpired = whenExpired;
    }

    /// <summary>Timestamp, on the guard's clock, of the first byte's arrival.</summary>
    public long CapturedAt { get; }

    /// <summary>The pixels. Whoever writes through this while the guard may wipe writes only what it reads from another lease, or uses <see cref="TryWrite"/>.</summary>
    public Span<byte> Pixels
    {
        get
        {
            ObjectDisposedException.ThrowIf(Volatile.Read(ref _state) == Returned, this);
            return new Span<byte>((void*)_block, _bytes);
        }
    }

    /// <summary>Whether the guard has wiped the pixels, or is about to, or the time was up before there were any.</summary>
    public bool IsExpired => Volatile.Read(ref _state) is Expiring or Expired;

    /// <summary>What is left before the guard wipes; negative when it is about to.</summary>
    public TimeSpan Remaining => _limit - _guard.Age(CapturedAt);

    /// <summary>From now on a wipe at the deadline also wipes what was derived from the pixels; it runs on the guard's thread and does not wait for the holder.</summary>
    public void WipeAlso(Action derived) => Volatile.Write(ref _whenExpired, derived);

    /// <summary>Takes pixels from outside into the lease, unless its time is up: then they are wiped, and false is returned.</summary>
    /// <param name="offset">Where to write.</param>
    /// <param name="writer">Writes without waiting; returns the number of bytes written.</param>
    /// <param name="written">What the writer returned; 0 when it was not called.</param>
    public bool TryWrite(int offset, PixelWriter writer, out int written)
    {
        written = 0;
        if (IsExpired)
        {
            return false;
        }

        written = writer(Pixels[offset..]);
        if (IsExpired)
        {
            // The guard came while the writer wrote: what came after it is wiped here.
            PixelPool.Wipe(_block, _bytes);
        }

        return true;
    }

    /// <summary>Wipes the pixels now and gives the memory back.</summary>
    public void Dispose()
    {
        // First wiped, then taken from the guard's sight: a thread that stalls in between still has the guard behind it.
        if (Volatile.Read(ref _state) == Live)
        {
            PixelPool.Wipe(_block, _bytes);
        }

        var lifetime = _guard.Age(CapturedAt);
        var wait = default(SpinWait);
        while (true)
        {
            switch (Interlocked.CompareExchange(ref _state, Returned, Live))
            {
                case Live:
                    _guard.Release(this, _block, _bytes);
                    _lifetimes.Record(lifetime, expired: false);
                    return;
                case Expired when Interlocked.CompareExchange(ref _state, Returned, Expired) == Expired:
                    _guard.Release(this, _block, _bytes);
                    return;
                case Returned:
                    return;
                default:
                    // The guard is wiping it: the memory is given to nobody before it has done so.
                    wait.SpinOnce();
                    break;
            }
        }
    }

    /// <summary>The guard watches from here on: pixels may come, unless the time is up already. Then none ever do, so no lifetime is noted.</summary>
    internal void Open() => Interlocked.CompareExchange(ref _state, Remaining > TimeSpan.Zero ? Live : Expired, Empty);

    /// <summary>The guard's word that the time is up.</summary>
    internal void Expire()
    {
        if (Interlocked.CompareExchange(ref _state, Expiring, Live) != Live)
        {
            return;
        }

        PixelPool.Wipe(_block, _bytes);
        _lifetimes.Record(_guard.Age(CapturedAt), expired: true);
        try
        {
            // Before the holder may go on: it must not be at its next frame while what it derived from this one is being wiped.
            Volatile.Read(ref _whenExpired)?.Invoke();
        }
        finally
        {
            Volatile.Write(ref _state, Expired);
        }
    }
}

/// <summary>Fills pixels without waiting and returns how many bytes it wrote.</summary>
internal delegate int PixelWriter(Span<byte> pixels);
