namespace Actors.Metrics;

/// <summary>The series of one instrument name. Not safe for several threads: its owner locks.</summary>
internal sealed class MetricFamily(string name, MetricKind kind, bool observed, string? help, IReadOnlyList<double> bounds)
{
    private readonly SortedDictionary<string, Value> _series = new(StringComparer.Ordinal);

    public int Series => _series.Count;

    public bool Knows(string labels) => _series.ContainsKey(labels);

    /// <summary>An observed instrument says everything again at each reading; what it no longer says is gone.</summary>
    public void ForgetObserved()
    {
        if (observed)
        {
            _series.Clear();
        }
    }

    public void Record(string labels, double measured)
    {
        if (!_series.TryGetValue(labels, out var value))
        {
            _series.Add(labels, value = new Value(kind == MetricKind.Histogram ? bounds.Count + 1 : 0));
        }

        // An observed counter reports its total, a plain one what is to be added.
        value.Sum = observed || kind == MetricKind.Gauge ? measured : value.Sum + measured;
        if (kind == MetricKind.Histogram)
        {
            value.Buckets[BucketOf(measured)]++;
        }
    }

    public void WriteTo(PrometheusText text)
    {
        if (_series.Count == 0)
        {
            return;
        }

        text.Family(name, kind switch { MetricKind.Counter => "counter", MetricKind.Histogram => "histogram", _ => "gauge" }, help);
        foreach (var (labels, value) in _series)
        {
            if (kind == MetricKind.Histogram)
            {
                WriteHistogram(text, labels, value);
            }
            else
            {
                text.Sample(name, labels, value.Sum);
            }
        }
    }

    private void WriteHistogram(PrometheusText text, string labels, Value value)
    {
        var prefix = labels.Length == 0 ? "" : $"{labels},";
        var count = 0L;
        for (var i = 0; i < value.Buckets.Length; i++)
        {
            count += value.Buckets[i];
            var bound = i < bounds.Count ? bounds[i] : double.PositiveInfinity;
            text.Sample($"{name}_bucket", $"{prefix}le=\"{PrometheusText.Number(bound)}\"", count);
        }

        text.Sample($"{name}_sum", labels, value.Sum);
        text.Sample($"{name}_count", labels, count);
    }

    /// <summary>Prometheus' buckets include their upper bound.</summary>
    private int BucketOf(double measured)
    {
        var i = 0;
        while (i < bounds.Count && measured > bounds[i])
        {
            i++;
        }

        return i;
    }

    private sealed class Value(int buckets)
    {
        public double Sum { get; set; }

        public long[] Buckets { get; } = new long[buckets];
    }
}
