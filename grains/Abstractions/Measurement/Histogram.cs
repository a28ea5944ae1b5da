using System.Collections.Immutable;

namespace Actors.Measurement;

/// <summary>Counts of durations in buckets of one millisecond, so that quantiles of several sources can be merged.</summary>
/// <param name="Counts">Bucket i counts durations in [i, i+1) ms; the last bucket also counts all longer ones. Trailing zeros may be left out.</param>
/// <param name="MaxMs">The longest duration in milliseconds; 0 when there is none.</param>
[GenerateSerializer, Immutable, Alias("actors.histogram")]
public sealed record Histogram(
    [property: Id(0)] ImmutableArray<long> Counts,
    [property: Id(1)] double MaxMs)
{
    /// <summary>No duration was recorded.</summary>
    public static Histogram Empty { get; } = new([], 0);

    /// <summary>Number of durations recorded.</summary>
    public long Total => Counts.Sum();

    /// <summary>The upper bound, in ms, of the bucket in which the quantile lies, never above <see cref="MaxMs"/>; 0 when empty.</summary>
    /// <param name="quantile">0 to 1.</param>
    public double QuantileMs(double quantile)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quantile, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quantile, 1);
        var rank = (long)Math.Ceiling(quantile * Total);
        long seen = 0;
        for (var i = 0; i < Counts.Length; i++)
        {
            seen += Counts[i];
            if (seen >= rank && seen > 0)
            {
                return i == Counts.Length - 1 ? MaxMs : Math.Min(i + 1, MaxMs);
            }
        }

        return 0;
    }

    /// <summary>The histogram of both sources' durations.</summary>
    public Histogram Plus(Histogram other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var (shorter, longer) = Counts.Length < other.Counts.Length ? (Counts, other.Counts) : (other.Counts, Counts);
        var sum = longer.ToBuilder();
        for (var i = 0; i < shorter.Length; i++)
        {
            sum[i] += shorter[i];
        }

        return new Histogram(sum.DrainToImmutable(), Math.Max(MaxMs, other.MaxMs));
    }
}
