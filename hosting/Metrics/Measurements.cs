using System.Diagnostics.Metrics;

namespace Actors.Metrics;

/// <summary>Listens to every instrument of the meter `Actors` and writes what they measured as Prometheus text.</summary>
public sealed class Measurements : IDisposable
{
    public const string Meter = "Actors";

    /// <summary>More series than this are counted and dropped: a label with a value per person or play must not fill the memory.</summary>
    private const int SeriesLimit = 2_000;

    /// <summary>OpenTelemetry's default buckets, for a histogram that advises none.</summary>
    private static readonly double[] DefaultBounds = [0, 5, 10, 25, 50, 75, 100, 250, 500, 750, 1_000, 2_500, 5_000, 7_500, 10_000];

    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, MetricFamily> _families = new(StringComparer.Ordinal);
    private readonly MeterListener _listener = new();
    private long _dropped;

    /// <param name="meters">Meters that another factory made belong to another store in the same process.</param>
    public Measurements(IMeterFactory meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == Meter && (instrument.Meter.Scope is null || instrument.Meter.Scope == meters))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<byte>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.SetMeasurementEventCallback<short>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.SetMeasurementEventCallback<float>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Record(instrument, value, tags));
        _listener.SetMeasurementEventCallback<decimal>((instrument, value, tags, _) => Record(instrument, (double)value, tags));
        _listener.Start();
    }

    public void WriteTo(PrometheusText text)
    {
        lock (_gate)
        {
            foreach (var family in _families.Values)
            {
                family.ForgetObserved();
            }

            _listener.RecordObservableInstruments();
            foreach (var family in _families.Values)
            {
                family.WriteTo(text);
            }

            text.Family("actors_series_dropped_total", "counter", $"Measurements not kept because there were {SeriesLimit} series already.");
            text.Sample("actors_series_dropped_total", _dropped);
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = PrometheusText.Labels(tags);
        lock (_gate)
        {
            var family = FamilyOf(instrument);
            if (!family.Knows(labels) && _families.Values.Sum(each => each.Series) >= SeriesLimit)
            {
                _dropped++;
                return;
            }

            family.Record(labels, value);
        }
    }

    private MetricFamily FamilyOf(Instrument instrument)
    {
        var kind = KindOf(instrument);
        var name = NameOf(instrument, kind);
        if (!_families.TryGetValue(name, out var family))
        {
            family = new MetricFamily(name, kind, instrument.IsObservable, instrument.Description, BoundsOf(instrument));
            _families.Add(name, family);
        }

        return family;
    }

    private static string NameOf(Instrument instrument, MetricKind kind)
    {
        var name = PrometheusText.Name(instrument.Name);
        var unit = PrometheusText.Name((instrument.Unit ?? "").TrimStart('{').TrimEnd('}'));
        name = unit is "_" or "_1" || instrument.Unit!.StartsWith('{') || name.EndsWith($"_{unit}", StringComparison.Ordinal) ? name : $"{name}_{unit}";
        return kind == MetricKind.Counter && !name.EndsWith("_total", StringComparison.Ordinal) ? $"{name}_total" : name;
    }

    private static MetricKind KindOf(Instrument instrument)
    {
        var type = instrument.GetType().GetGenericTypeDefinition();
        return type == typeof(Counter<>) || type == typeof(ObservableCounter<>) ? MetricKind.Counter
            : type == typeof(Histogram<>) ? MetricKind.Histogram
            : type == typeof(UpDownCounter<>) ? MetricKind.UpDown
            : MetricKind.Gauge;
    }

    private static IReadOnlyList<double> BoundsOf(Instrument instrument) => instrument switch
    {
        Histogram<double> { Advice.HistogramBucketBoundaries: { } bounds } => bounds,
        Histogram<long> { Advice.HistogramBucketBoundaries: { } bounds } => [.. bounds.Select(bound => (double)bound)],
        Histogram<int> { Advice.HistogramBucketBoundaries: { } bounds } => [.. bounds.Select(bound => (double)bound)],
        _ => DefaultBounds,
    };
}
