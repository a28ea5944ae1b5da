using System.Collections.Immutable;
using Actors.Measurement;

namespace Actors.Vision;

/// <summary>How long pixels lived, from capture to wipe: every frame and every crop of one camera.</summary>
internal sealed class LifetimeRecorder
{
    // Twice the limit: what should never happen is still told apart, and counted in the last bucket beyond.
    private readonly long[] _counts = new long[201];
    private double _maximum;
    private long _expired;

    /// <summary>Frames and crops that were wiped because their time was up.</summary>
    public long Expired => Interlocked.Read(ref _expired);

    /// <summary>Notes one wipe.</summary>
    public void Record(TimeSpan lifetime, bool expired)
    {
        var ms = Math.Max(0, lifetime.TotalMilliseconds);
        Interlocked.Increment(ref _counts[Math.Min((int)ms, _counts.Length - 1)]);
        if (expired)
        {
            Interlocked.Increment(ref _expired);
        }

        for (var seen = Volatile.Read(ref _maximum); ms > seen;)
        {
            var before = Interlocked.CompareExchange(ref _maximum, ms, seen);
            if (before.Equals(seen))
            {
                break;
            }

            seen = before;
        }
    }

    /// <summary>The counts so far.</summary>
    public Histogram Snapshot()
    {
        var counts = new long[_counts.Length];
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] = Interlocked.Read(ref _counts[i]);
        }

        var used = Array.FindLastIndex(counts, count => count > 0) + 1;
        return new Histogram(counts.AsSpan(0, used).ToImmutableArray(), Volatile.Read(ref _maximum));
    }
}
