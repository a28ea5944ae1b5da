using System.Collections.Immutable;

namespace Actors.Measurement;

/// <summary>Counts durations into a <see cref="Histogram"/>. Not safe for use by several threads at once.</summary>
public sealed class HistogramCount
{
    private readonly int _buckets;

    // Grows to the longest duration seen: thousands of displays each count, and most durations are short.
    private long[] _counts = [];
    private double _maxMs;

    /// <param name="buckets">Buckets of a millisecond; the last one also counts all longer durations. 1 or more.</param>
    public HistogramCount(int buckets)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(buckets, 1);
        _buckets = buckets;
    }

    /// <summary>Counts a duration.</summary>
    /// <param name="milliseconds">Finite, 0 or more.</param>
    public void Add(double milliseconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(milliseconds);
        if (!double.IsFinite(milliseconds))
        {
            throw new ArgumentOutOfRangeException(nameof(milliseconds), milliseconds, "A duration is a finite number.");
        }

        var bucket = (int)Math.Min(milliseconds, _buckets - 1);
        if (bucket >= _counts.Length)
        {
            Array.Resize(ref _counts, Math.Min(_buckets, Math.Max(bucket + 1, _counts.Length * 2)));
        }

        _counts[bucket]++;
        _maxMs = Math.Max(_maxMs, milliseconds);
    }

    /// <summary>The counts so far, without trailing zeros.</summary>
    public Histogram ToHistogram() =>
        new(ImmutableArray.Create(_counts, 0, Array.FindLastIndex(_counts, count => count > 0) + 1), _maxMs);
}
