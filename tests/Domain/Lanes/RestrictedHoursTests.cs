using Actors.Displays;
using Actors.Lanes;
using FsCheck;
using FsCheck.Fluent;

namespace Actors.Tests.Lanes;

public class RestrictedHoursTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    /// <summary>In Berlin: an ordinary day, the day whose hour from 02:00 is skipped, and the day whose hour from 02:00 occurs twice.</summary>
    private static readonly DateTimeOffset[] Days =
    [
        new(2026, 6, 10, 0, 0, 0, TimeSpan.FromHours(2)), new(2026, 3, 29, 0, 0, 0, TimeSpan.FromHours(1)), new(2026, 10, 25, 0, 0, 0, TimeSpan.FromHours(2)),
    ];

    [Theory]
    [InlineData("18:00", "22:00", "2026-06-10T17:59:59+02:00", null)]
    [InlineData("18:00", "22:00", "2026-06-10T18:00:00+02:00", "2026-06-10T22:00:00+02:00")]
    [InlineData("18:00", "22:00", "2026-06-10T21:59:59+02:00", "2026-06-10T22:00:00+02:00")]
    [InlineData("18:00", "22:00", "2026-06-10T22:00:00+02:00", null)]
    [InlineData("22:00", "02:00", "2026-06-10T23:00:00+02:00", "2026-06-11T02:00:00+02:00")] // overnight
    [InlineData("22:00", "02:00", "2026-06-11T01:59:00+02:00", "2026-06-11T02:00:00+02:00")]
    [InlineData("22:00", "02:00", "2026-06-11T02:00:00+02:00", null)]
    [InlineData("02:15", "02:45", "2026-03-29T03:15:00+02:00", null)] // within the skipped hour
    [InlineData("02:30", "10:00", "2026-03-29T03:00:00+02:00", "2026-03-29T10:00:00+02:00")] // begins in it: opens at the change
    [InlineData("02:30", "10:00", "2026-03-29T01:59:59+01:00", null)]
    [InlineData("22:00", "02:30", "2026-03-29T01:59:59+01:00", "2026-03-29T03:00:00+02:00")] // ends in it: shuts at the change
    [InlineData("22:00", "02:30", "2026-03-29T03:00:00+02:00", null)]
    [InlineData("22:00", "02:30", "2026-10-25T02:29:00+02:00", "2026-10-25T02:30:00+02:00")] // ends in the doubled hour: at its first
    [InlineData("22:00", "02:30", "2026-10-25T02:15:00+01:00", null)]
    [InlineData("02:30", "10:00", "2026-10-25T02:45:00+02:00", null)] // begins in the doubled hour: at its second
    [InlineData("02:30", "10:00", "2026-10-25T02:30:00+01:00", "2026-10-25T10:00:00+01:00")]
    [InlineData("02:15", "02:45", "2026-10-25T02:30:00+02:00", null)] // within the doubled hour
    [InlineData("02:15", "02:45", "2026-10-25T02:30:00+01:00", null)]
    public void A_window_is_open_as_the_rules_for_nights_and_clock_changes_say(string from, string to, string now, string? until)
    {
        var open = RestrictedHours.OpenUntil([Window(from, to)], ContentCategory.Alcohol, Berlin, Moment(now));
        open.ShouldBe(until is null ? null : Moment(until));
    }

    [Fact]
    public void A_window_is_never_open_outside_its_local_hours_and_opens_at_most_once_a_day() => Check((window, midnight) =>
    {
        var openings = 0;
        var before = IsOpen(window, midnight.AddMinutes(-1));
        for (var now = midnight; now < midnight.AddHours(26); now = now.AddMinutes(5))
        {
            var open = IsOpen(window, now);
            openings += open && !before ? 1 : 0;
            before = open;
            if (open)
            {
                Within(window, now).ShouldBeTrue($"open at {TimeZoneInfo.ConvertTime(now, Berlin):O}");
            }
        }

        openings.ShouldBeLessThanOrEqualTo(2, "the next day's window may open within these 26 hours");
    });

    [Fact]
    public void On_an_ordinary_day_a_window_is_open_exactly_within_its_local_hours() => Check((window, _) =>
    {
        for (var now = Days[0]; now < Days[0].AddHours(24); now = now.AddMinutes(5))
        {
            IsOpen(window, now).ShouldBe(Within(window, now));
        }
    });

    [Fact]
    public void The_end_that_is_announced_is_the_moment_from_which_it_is_shut() => Check((window, midnight) =>
    {
        for (var now = midnight; now < midnight.AddHours(26); now = now.AddMinutes(35))
        {
            if (RestrictedHours.OpenUntil([window], ContentCategory.Alcohol, Berlin, now) is { } until)
            {
                until.ShouldBeGreaterThan(now);
                IsOpen(window, until.AddTicks(-1)).ShouldBeTrue();
                IsOpen(window, until).ShouldBeFalse();
            }
        }
    });

    [Fact]
    public void Of_overlapping_windows_the_later_end_counts_and_other_categories_stay_shut()
    {
        RestrictedWindow[] windows = [Window("18:00", "20:00"), Window("19:00", "22:00")];
        var now = Moment("2026-06-10T19:30:00+02:00");
        RestrictedHours.OpenUntil(windows, ContentCategory.Alcohol, Berlin, now).ShouldBe(Moment("2026-06-10T22:00:00+02:00"));
        RestrictedHours.OpenUntil(windows, ContentCategory.Tobacco, Berlin, now).ShouldBeNull();
    }

    private static void Check(Action<RestrictedWindow, DateTimeOffset> property)
    {
        var minutes = Gen.Choose(0, 287).Select(step => step * 5);
        var cases = minutes.SelectMany(_ => minutes, (from, to) => (From: from, To: to)).Where(times => times.From != times.To)
            .SelectMany(_ => Gen.Elements(Days), (times, day) => (new RestrictedWindow(ContentCategory.Alcohol, Time(times.From), Time(times.To)), day));
        Prop.ForAll(cases.ToArbitrary(), it => property(it.Item1, it.day)).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    private static bool IsOpen(RestrictedWindow window, DateTimeOffset now) =>
        RestrictedHours.OpenUntil([window], ContentCategory.Alcohol, Berlin, now) is not null;

    private static bool Within(RestrictedWindow window, DateTimeOffset now)
    {
        var local = TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Berlin).DateTime);
        return window.From < window.To ? window.From <= local && local < window.To : window.From <= local || local < window.To;
    }

    private static TimeOnly Time(int minutes) => TimeOnly.MinValue.AddMinutes(minutes);

    private static RestrictedWindow Window(string from, string to) =>
        new(ContentCategory.Alcohol, TimeOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), TimeOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture));

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
