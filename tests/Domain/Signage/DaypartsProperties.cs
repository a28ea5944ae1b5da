using Actors.Signage;
using Actors.TestKit;
using FsCheck;
using FsCheck.Fluent;

namespace Actors.Tests.Signage;

/// <summary>Dayparts over days on which clocks do whatever clocks have done: an hour, half an hour, at midnight, a whole day.</summary>
public class DaypartsProperties
{
    /// <summary>Zones with the days around which their clocks change.</summary>
    private static readonly (string Zone, string[] Days)[] Changes =
    [
        ("Europe/Berlin", ["2026-03-29", "2026-10-25", "2026-06-10"]),
        ("America/Sao_Paulo", ["2018-02-18", "2018-11-04", "2017-10-15"]), // at midnight, which was skipped
        ("Australia/Lord_Howe", ["2026-04-05", "2026-10-04"]), // half an hour
        ("Africa/Cairo", ["2024-04-26", "2024-10-31", "2024-11-01"]), // at midnight
        ("Asia/Beirut", ["2026-03-29", "2026-10-25"]), // at midnight
        ("America/Havana", ["2026-03-08", "2026-11-01"]), // back at 01:00, so that midnight occurs twice
        ("Pacific/Apia", ["2011-12-29", "2011-12-30", "2011-12-31", "2012-04-01"]), // a day was left out
    ];

    private static readonly Gen<Case> Cases =
        from change in Gen.Elements(Changes)
        from day in Gen.Elements(change.Days)
        from shift in Gen.Choose(-1, 1)
        from cuts in Gen.Choose(0, 287).ListOf(4)
        select new Case(TimeZoneInfo.FindSystemTimeZoneById(change.Zone), DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture).AddDays(shift), [.. cuts.Select(it => it * 5).Distinct().Order()]);

    [Fact]
    public void Dayparts_that_part_a_day_cover_it_without_a_gap() => Check(it =>
    {
        // From each cut to the next, the last one over midnight: together one round of the clock.
        var parts = it.Cuts.Select((cut, index) => Daypart(cut, it.Cuts[(index + 1) % it.Cuts.Length])).ToList();
        var spans = parts.Select(part => Dayparts.SpanOn(part, it.Day, it.Zone)).OfType<OpenSpan>().OrderBy(span => span.From).ToList();
        var from = Dayparts.SpanOn(Daypart(it.Cuts[0], it.Cuts[0]), it.Day, it.Zone);
        if (from is not { } whole)
        {
            spans.ShouldBeEmpty("the clock jumps over the whole of that day");
            return;
        }

        Union(spans).ShouldBe(whole.To - whole.From, $"{it}: {string.Join(", ", spans)}");
        spans[0].From.ShouldBe(whole.From);
        spans.Max(span => span.To).ShouldBe(whole.To);
    });

    [Fact]
    public void What_is_open_at_a_moment_is_what_the_clock_on_the_wall_says_but_for_moments_that_occur_twice() => Check(it =>
    {
        var part = Daypart(it.Cuts[0], it.Cuts[^1]);
        var start = new DateTimeOffset(it.Day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddHours(-14);
        for (var now = start; now < start.AddHours(52); now = now.AddMinutes(5))
        {
            var local = TimeZoneInfo.ConvertTime(now, it.Zone);
            var time = TimeOnly.FromTimeSpan(local.TimeOfDay);
            var within = part.To <= part.From ? time >= part.From || time < part.To : time >= part.From && time < part.To;
            var open = Dayparts.OpenUntil([part], null, null, it.Zone, now) is not null;
            if (within)
            {
                open.ShouldBeTrue($"{it} at {local:O}");
            }
            else if (open)
            {
                Doubled(local, it.Zone).ShouldBeTrue($"{it} at {local:O}");
            }
        }
    });

    [Fact]
    public void The_end_and_the_next_opening_that_are_announced_are_the_moments_at_which_it_shuts_and_opens() => Check(it =>
    {
        Daypart[] parts = [Daypart(it.Cuts[0], it.Cuts[^1]), Daypart(it.Cuts[it.Cuts.Length / 2], it.Cuts[^1])];
        var start = new DateTimeOffset(it.Day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddHours(-14);
        var spans = Dayparts.Spans(parts, null, null, it.Zone, start, start.AddDays(20)).ToList();
        spans.Zip(spans.Skip(1)).ShouldAllBe(pair => pair.First.To < pair.Second.From);
        for (var now = start; now < start.AddHours(52); now = now.AddMinutes(35))
        {
            var inside = spans.Where(span => span.From <= now && now < span.To).Select(span => (OpenSpan?)span).SingleOrDefault();
            var until = Dayparts.OpenUntil(parts, null, null, it.Zone, now);
            (until is null).ShouldBe(inside is null);
            if (inside is { } span && span.To < now.AddDays(7))
            {
                until.ShouldBe(span.To);
            }

            var next = Dayparts.NextOpening(parts, null, null, it.Zone, now);
            next.ShouldBe(inside is not null ? now : spans.First(other => other.From > now).From);
        }
    });

    [Fact]
    public void Spans_add_up_however_a_time_is_cut() => Check(it =>
    {
        Daypart[] parts = [Daypart(it.Cuts[0], it.Cuts[^1])];
        var start = new DateTimeOffset(it.Day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddHours(-30);
        var cut = start.AddMinutes(it.Cuts.Sum() * 1.3);
        Sum(start, start.AddDays(4)).ShouldBe(Sum(start, cut) + Sum(cut, start.AddDays(4)));

        TimeSpan Sum(DateTimeOffset from, DateTimeOffset to) =>
            Dayparts.Spans(parts, it.Day.AddDays(-1), it.Day, it.Zone, from, to).Aggregate(TimeSpan.Zero, (sum, span) => sum + (span.To - span.From));
    });

    private static void Check(Action<Case> property) =>
        Prop.ForAll(Cases.Where(it => it.Cuts.Length >= 2).ToArbitrary(), it => property(it)).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    private static TimeSpan Union(IEnumerable<OpenSpan> spans)
    {
        var total = TimeSpan.Zero;
        var end = DateTimeOffset.MinValue;
        foreach (var span in spans)
        {
            var from = span.From > end ? span.From : end;
            total += span.To > from ? span.To - from : TimeSpan.Zero;
            end = span.To > end ? span.To : end;
        }

        return total;
    }

    /// <summary>Whether the clock is set back over some time within a day of this one, so that a daypart may be open longer than the wall says.</summary>
    private static bool Doubled(DateTimeOffset local, TimeZoneInfo zone) =>
        zone.GetUtcOffset(local.AddHours(-3)) > zone.GetUtcOffset(local.AddHours(3));

    private static Daypart Daypart(int from, int to) => new("part", SomeSignage.EveryDay, Time(from), Time(to));

    private static TimeOnly Time(int minutes) => TimeOnly.MinValue.AddMinutes(minutes);

    private sealed record Case(TimeZoneInfo Zone, DateOnly Day, int[] Cuts)
    {
        public override string ToString() => $"{Zone.Id} {Day:yyyy-MM-dd} {string.Join(" ", Cuts.Select(cut => $"{Time(cut):HH\\:mm}"))}";
    }
}
