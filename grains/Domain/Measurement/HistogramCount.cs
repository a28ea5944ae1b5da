using System.Collections.Immutable;

namespace Actors.Measurement;

/// <summary>Counts durations into a <see cref="Histogram"/>. Not safe for use by several threads at once.</summary>
public sealed class HistogramCount
{
    private readonly long[] _counts;
    private double _maxMs;

    /// <param name="buckets">Buckets of a millisecond; the last one also counts all longer durations. 1 or more.</param>
    public HistogramCount(int buckets)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(buckets, 1);
        _counts = new long[buckets];
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

        _counts[(int)Math.Min(milliseconds, _counts.Length - 1)]++;
        _maxMs = Math.Max(_maxMs, milliseconds);
    }

    /// <summary>The counts so far, without trailing zeros.</summary>
    public Histogram ToHistogram() =>
        new(ImmutableArray.Create(_counts, 0, Array.FindLastIndex(_counts, count => count > 0) + 1), _maxMs);
}
