using System.Diagnostics.Metrics;
using Actors.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace Actors.Tests;

public sealed class MeasurementsTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly Measurements _measurements;
    private readonly Meter _meter;

    public MeasurementsTests()
    {
        var meters = _services.GetRequiredService<IMeterFactory>();
        _measurements = new Measurements(meters);
        _meter = meters.Create(Measurements.Meter);
    }

    [Fact]
    public void A_counter_adds_up_for_each_set_of_labels()
    {
        var frames = _meter.CreateCounter<long>("test.frames", description: "Frames.");
        frames.Add(2, new KeyValuePair<string, object?>("camera", "a"));
        frames.Add(3, new KeyValuePair<string, object?>("camera", "a"));
        frames.Add(1, new KeyValuePair<string, object?>("camera", "b"));

        Written().ShouldContain("# HELP test_frames_total Frames.\n# TYPE test_frames_total counter\ntest_frames_total{camera=\"a\"} 5\ntest_frames_total{camera=\"b\"} 1\n");
    }

    [Fact]
    public void A_histograms_buckets_are_cumulative_include_their_bound_and_end_in_infinity()
    {
        var lifetime = _meter.CreateHistogram("test.lifetime", "ms", "Lifetime.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [10, 20] });
        foreach (var value in (double[])[10, 10.5, 20, 99])
        {
            lifetime.Record(value);
        }

        Written().ShouldContain(
            "# TYPE test_lifetime_ms histogram\n" +
            "test_lifetime_ms_bucket{le=\"10\"} 1\ntest_lifetime_ms_bucket{le=\"20\"} 3\ntest_lifetime_ms_bucket{le=\"+Inf\"} 4\n" +
            "test_lifetime_ms_sum 139.5\ntest_lifetime_ms_count 4\n");
    }

    [Fact]
    public void Quotes_backslashes_and_line_breaks_are_escaped()
    {
        _meter.CreateCounter<int>("test.odd", description: "One\\two\nthree").Add(1, new KeyValuePair<string, object?>("what", "a\"b\\c\nd"));

        Written().ShouldContain("# HELP test_odd_total One\\\\two\\nthree\n# TYPE test_odd_total counter\ntest_odd_total{what=\"a\\\"b\\\\c\\nd\"} 1\n");
    }

    [Fact]
    public void What_an_observed_instrument_no_longer_says_is_gone()
    {
        var people = new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 };
        _meter.CreateObservableGauge("test.people", () => people.Select(each => new Measurement<int>(each.Value, new KeyValuePair<string, object?>("lane", each.Key))));
        Written().ShouldContain("test_people{lane=\"b\"} 2\n");
        people.Remove("b");
        people["a"] = 7;

        var written = Written();

        written.ShouldContain("test_people{lane=\"a\"} 7\n");
        written.ShouldNotContain("lane=\"b\"");
    }

    [Fact]
    public void An_observed_counter_is_not_added_up_again_at_each_reading()
    {
        _meter.CreateObservableCounter("test.plays", () => 5);
        Written();

        Written().ShouldContain("test_plays_total 5\n");
    }

    [Fact]
    public void Another_stores_meters_in_the_same_process_are_not_heard()
    {
        using var other = new ServiceCollection().AddMetrics().BuildServiceProvider();
        other.GetRequiredService<IMeterFactory>().Create(Measurements.Meter).CreateCounter<int>("test.foreign").Add(1);

        Written().ShouldNotContain("test_foreign");
    }

    [Fact]
    public void Series_beyond_the_limit_are_dropped_and_counted()
    {
        var counter = _meter.CreateCounter<int>("test.flood");
        for (var i = 0; i < 2_100; i++)
        {
            counter.Add(1, new KeyValuePair<string, object?>("i", i));
        }

        var written = Written();

        written.Split('\n').Count(line => line.StartsWith("test_flood_total{", StringComparison.Ordinal)).ShouldBeLessThanOrEqualTo(2_000);
        written.ShouldContain("actors_series_dropped_total 100\n");
    }

    public void Dispose()
    {
        _measurements.Dispose();
        _services.Dispose();
    }

    private string Written()
    {
        var text = new PrometheusText();
        _measurements.WriteTo(text);
        return text.ToString();
    }
}
