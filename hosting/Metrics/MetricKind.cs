namespace Actors.Metrics;

/// <summary>How a family's measurements add up.</summary>
internal enum MetricKind
{
    /// <summary>The last value counts.</summary>
    Gauge,

    /// <summary>Values add up and never fall.</summary>
    Counter,

    /// <summary>Values add up and may fall: a gauge to Prometheus.</summary>
    UpDown,

    /// <summary>Values are counted in buckets.</summary>
    Histogram,
}
