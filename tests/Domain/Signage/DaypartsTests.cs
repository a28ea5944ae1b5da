using System.Globalization;
using Actors.Signage;
using Actors.TestKit;

namespace Actors.Tests.Signage;

public class DaypartsTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29", "02:00", "03:00", null)] // skipped: empty
    [InlineData("Europe/Berlin", "2026-10-25", "02:00", "03:00", 2.0)] // doubled
    [InlineData("Europe/Berlin", "2026-03-28", "22:00", "06:00", 7.0)]
    [InlineData("Europe/Berlin", "2026-10-24", "22:00", "06:00", 9.0)]
    [InlineData("Europe/Berlin", "2026-06-10", "22:00", "06:00", 8.0)]
    [InlineData("Europe/Berlin", "2026-03-29", "00:00", "00:00", 23.0)]
    [InlineData("Europe/Berlin", "2026-10-25", "00:00", "00:00", 25.0)]
    [InlineData("Europe/Berlin", "2026-03-29", "02:30", "04:00", 1.0)] // begins at the change
    [InlineData("Europe/Berlin", "2026-10-25", "02:30", "04:00", 2.5)] // begins at the first
    [InlineData("Europe/Berlin", "2026-10-25", "01:00", "02:30", 2.5)] // ends at the second
    [InlineData("America/Sao_Paulo", "2018-11-04", "00:00", "01:00", null)] // midnight was skipped
    [InlineData("America/Sao_Paulo", "2018-11-04", "00:00", "02:00", 1.0)]
    [InlineData("America/Sao_Paulo", "2018-02-17", "23:00", "00:00", 2.0)] // the hour before midnight was doubled
    [InlineData("Australia/Lord_Howe", "2026-10-04", "02:00", "03:00", 0.5)]
    [InlineData("Australia/Lord_Howe", "2026-04-05", "01:30", "02:00", 1.0)]
    [InlineData("Africa/Cairo", "2024-04-26", "00:00", "06:00", 5.0)]
    [InlineData("Africa/Cairo", "2024-10-31", "22:00", "00:00", 3.0)]
    [InlineData("America/Havana", "2026-11-01", "00:00", "01:00", 2.0)]
    [InlineData("Pacific/Apia", "2011-12-30", "09:00", "17:00", null)] // the day was left out
    [InlineData("Pacific/Apia", "2011-12-29", "22:00", "06:00", 2.0)] // its end was, too
    [InlineData("Pacific/Apia", "2011-12-31", "09:00", "17:00", 8.0)]
    public void A_daypart_lasts_as_long_as_the_rules_for_clock_changes_say(string zone, string day, string from, string to, double? hours)
    {
        var daypart = SomeSignage.Daypart("part", from, to).Daypart!;
        var span = Dayparts.SpanOn(daypart, DateOnly.Parse(day, CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById(zone));
        (span is { } it ? (it.To - it.From).TotalHours : (double?)null).ShouldBe(hours);
    }

    [Fact]
    public void A_daypart_begins_on_its_days_alone_and_one_that_began_on_the_last_day_runs_to_its_end()
    {
        var night = SomeSignage.Daypart("night", "22:00", "06:00", Weekday.Friday, Weekday.Saturday).Daypart!;
        Spans([night], "2026-06-06", "2026-06-13", "2026-06-01T00:00+02:00", 30).ShouldBe(
            ["2026-06-06T22:00+02:00/2026-06-07T06:00+02:00", "2026-06-12T22:00+02:00/2026-06-13T06:00+02:00", "2026-06-13T22:00+02:00/2026-06-14T06:00+02:00"]);
    }

    [Fact]
    public void Dates_without_dayparts_are_whole_days()
    {
        Spans([], "2026-10-24", "2026-10-25", "2026-10-01T00:00+02:00", 60).ShouldBe(["2026-10-24T00:00+02:00/2026-10-26T00:00+01:00"]);
        Dayparts.NextOpening([], new DateOnly(2026, 10, 24), null, Berlin, Moment("2026-01-01T00:00Z")).ShouldBe(Moment("2026-10-24T00:00+02:00"));
        Dayparts.OpenUntil([], null, null, Berlin, Moment("2026-01-01T00:00Z")).ShouldBe(DateTimeOffset.MaxValue);
    }

    [Fact]
    public void What_touches_is_one_span_and_what_is_over_never_opens_again()
    {
        var whole = SomeSignage.Daypart("whole", "00:00", "00:00").Daypart!;
        Spans([whole], "2026-03-27", "2026-03-30", "2026-03-01T00:00+01:00", 60).ShouldBe(["2026-03-27T00:00+01:00/2026-03-31T00:00+02:00"]);
        Dayparts.NextOpening([whole], null, new DateOnly(2026, 3, 30), Berlin, Moment("2026-03-31T00:00+02:00")).ShouldBeNull();
        Dayparts.NextOpening([whole], new DateOnly(2030, 3, 30), null, Berlin, Moment("2026-03-31T00:00+02:00")).ShouldBe(Moment("2030-03-30T00:00+01:00"));
    }

    private static IEnumerable<string> Spans(Daypart[] dayparts, string from, string until, string start, int days) =>
        Dayparts.Spans(dayparts, DateOnly.Parse(from, CultureInfo.InvariantCulture), DateOnly.Parse(until, CultureInfo.InvariantCulture), Berlin, Moment(start), Moment(start).AddDays(days))
            .Select(span => $"{TimeZoneInfo.ConvertTime(span.From, Berlin):yyyy-MM-ddTHH:mmzzz}/{TimeZoneInfo.ConvertTime(span.To, Berlin):yyyy-MM-ddTHH:mmzzz}");

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
