using System.Collections.Immutable;
using Actors.Stores;

namespace Actors.Signage;

/// <summary>
/// When dayparts are open, in the store's own time zone, whatever its clocks do.
/// <para>
/// A daypart belongs to the day on which it begins; one that does not end after it begins ends on the next day, so that the same time
/// twice is a whole day. A time that the clock jumps over stands for the moment of the change. A time that occurs twice begins at its
/// first and ends at its second occurrence. So, where the hour from 02:00 is skipped in spring and doubled in autumn, 02:00 to 03:00 is
/// empty in spring and lasts two hours in autumn, and 22:00 to 06:00 lasts seven and nine. Neighbours cover a day without a gap; in a
/// doubled hour they overlap. Restricted content follows <see cref="Lanes.RestrictedHours"/>, where a doubt shuts.
/// </para>
/// <para>
/// A range of dates says on which days dayparts may begin: one that began on the last day runs to its end. Without any daypart, the whole
/// of those days is meant, from the first midnight of the first to the last midnight after the last.
/// </para>
/// </summary>
public static class Dayparts
{
    /// <summary>The farthest that is looked ahead for an opening.</summary>
    private const int YearsAhead = 10;

    /// <summary>When a daypart that begins on a day is open; null when it does not begin on that day, or the clock jumps over all of it.</summary>
    public static OpenSpan? SpanOn(Daypart daypart, DateOnly day, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(daypart);
        ArgumentNullException.ThrowIfNull(zone);
        if (!daypart.Weekdays.Contains(WeekdayOf(day)))
        {
            return null;
        }

        var ends = daypart.To <= daypart.From ? day.AddDays(1) : day;
        var from = LocalMoments.Of(day.ToDateTime(daypart.From), zone).First;
        var to = LocalMoments.Of(ends.ToDateTime(daypart.To), zone).Last;
        return to > from ? new OpenSpan(from, to) : null;
    }

    /// <summary>The times in which one of the dayparts is open, those that touch as one, cut to what lies between two moments.</summary>
    /// <param name="dayparts">The dayparts; none for all day, every day.</param>
    /// <param name="fromDate">The first day on which they may begin; null for always.</param>
    /// <param name="untilDate">The last day on which they may begin; null for ever.</param>
    /// <param name="zone">The store's zone.</param>
    /// <param name="from">The first moment.</param>
    /// <param name="to">The end, exclusive.</param>
    public static IEnumerable<OpenSpan> Spans(
        IReadOnlyCollection<Daypart> dayparts, DateOnly? fromDate, DateOnly? untilDate, TimeZoneInfo zone, DateTimeOffset from, DateTimeOffset to) =>
        Time(dayparts, fromDate, untilDate, zone).Spans(from, to);

    /// <summary>Until when one of the dayparts is open without a break, a week from now at the latest; null when all are shut.</summary>
    public static DateTimeOffset? OpenUntil(IReadOnlyCollection<Daypart> dayparts, DateOnly? fromDate, DateOnly? untilDate, TimeZoneInfo zone, DateTimeOffset now) =>
        Time(dayparts, fromDate, untilDate, zone).OpenUntil(now);

    /// <summary>When one of the dayparts is open next: now, when one is; null when none will be within ten years.</summary>
    public static DateTimeOffset? NextOpening(IReadOnlyCollection<Daypart> dayparts, DateOnly? fromDate, DateOnly? untilDate, TimeZoneInfo zone, DateTimeOffset now) =>
        Time(dayparts, fromDate, untilDate, zone).NextOpening(now, now.AddYears(YearsAhead));

    /// <summary>The day of the week.</summary>
    public static Weekday WeekdayOf(DateOnly day) => day.DayOfWeek == DayOfWeek.Sunday ? Weekday.Sunday : (Weekday)(int)day.DayOfWeek;

    internal static OpenTime Time(IReadOnlyCollection<Daypart> dayparts, DateOnly? fromDate, DateOnly? untilDate, TimeZoneInfo zone) =>
        dayparts.Count == 0 ? new DatesTime(fromDate, untilDate, zone)
        : OpenTime.Any(dayparts.Select(daypart => (OpenTime)new DaypartTime(daypart, fromDate, untilDate, zone)).ToImmutableArray());
}
