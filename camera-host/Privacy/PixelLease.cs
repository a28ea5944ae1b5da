namespace Actors.Vision;

/// <summary>
/// The pixels of one frame or crop, for at most <see cref="PrivacyGuard.WipeAfter"/> after their capture. Its holder disposes it as soon as
/// it can; the guard wipes it at the deadline whether or not the holder is still reading. The memory stays the holder's until it disposes
/// the lease, so a reader that is overtaken reads zeros, never somebody else's pixels: it must look at <see cref="IsExpired"/> after each step
/// and throw the result away.
/// </summary>
internal sealed unsafe class PixelLease : IDisposable
{
    private readonly PrivacyGuard _guard;
    private readonly LifetimeRecorder _lifetimes;
    private readonly Action? _whenExpired;
    private readonly Lock _gate = new();
    private readonly nint _block;
    private readonly int _bytes;
    private bool _expired;
    private bool _disposed;

    internal PixelLease(PrivacyGuard guard, LifetimeRecorder lifetimes, nint block, int bytes, long capturedAt, Action? whenExpired)
    {
        _guard = guard;
        _lifetimes = lifetimes;
        _block = block;
        _bytes = bytes;
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
            ObjectDisposedException.ThrowIf(_disposed, this);
            return new Span<byte>((void*)_block, _bytes);
        }
    }

    /// <summary>Whether the guard has wiped the pixels.</summary>
    public bool IsExpired
    {
        get
        {
            lock (_gate)
            {
                return _expired;
            }
        }
    }

    /// <summary>What is left before the guard wipes; negative when it is about to.</summary>
    public TimeSpan Remaining => _guard.Remaining(CapturedAt);

    /// <summary>Takes pixels from outside into the lease, unless its time is up: then the writer is not called and false is returned.</summary>
    /// <param name="offset">Where to write.</param>
    /// <param name="writer">Writes without waiting; returns the number of bytes written.</param>
    /// <param name="written">What the writer returned.</param>
    public bool TryWrite(int offset, PixelWriter writer, out int written)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_expired)
            {
                written = 0;
                return false;
            }

            written = writer(new Span<byte>((void*)_block, _bytes)[offset..]);
            return true;
        }
    }

    /// <summary>Wipes the pixels now and gives the memory back.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            PixelPool.Wipe(_block, _bytes);
            if (!_expired)
            {
                _lifetimes.Record(_guard.Age(CapturedAt), expired: false);
            }
        }

        _guard.Release(this, _block, _bytes);
    }

    /// <summary>The guard's word that the time is up.</summary>
    internal void Expire()
    {
        lock (_gate)
        {
            if (_disposed || _expired)
            {
                return;
            }

            _expired = true;
            PixelPool.Wipe(_block, _bytes);
            _lifetimes.Record(_guard.Age(CapturedAt), expired: true);
        }

        _whenExpired?.Invoke();
    }
}

/// <summary>Fills pixels without waiting and returns how many bytes it wrote.</summary>
internal delegate int PixelWriter(Span<byte> pixels);
