using FsCheck;
using FsCheck.Fluent;

namespace Actors.Measurement;

public class HistogramTests
{
    private static readonly Gen<Histogram> Histograms =
        from counts in Gen.Choose(0, 5).Select(count => (long)count).ListOf()
        from max in Gen.Choose(0, 20)
        select new Histogram([.. counts], max);

    [Fact]
    public void Two_sources_without_a_measurement_have_none_together()
    {
        var both = Histogram.Empty.Plus(Histogram.Empty);

        both.Total.ShouldBe(0);
        both.QuantileMs(0.99).ShouldBe(0);
    }

    [Fact]
    public void Together_two_sources_have_as_many_measurements_as_one_after_the_other() =>
        Prop.ForAll(Histograms.Two().ToArbitrary(), pair =>
        {
            var (one, other) = pair;
            var both = one.Plus(other);

            return both.Total == one.Total + other.Total
                && both.MaxMs == Math.Max(one.MaxMs, other.MaxMs)
                && both.Counts.SequenceEqual(other.Plus(one).Counts);
        }).QuickCheckThrowOnFailure();
}
