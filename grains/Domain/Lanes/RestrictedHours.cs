using System.Globalization;
using Actors.Displays;

namespace Actors.Lanes;

/// <summary>
/// When a lane may show restricted categories: windows of local time, every day, in the store's zone.
/// <para>
/// A window belongs to the day on which it begins; one whose end lies before its beginning ends on the next day. It opens at most once a
/// day, and where the clock change leaves a doubt, it is shut: a time that occurs twice opens at its second and ends at its first
/// occurrence, so a window within the doubled hour does not open that day; a time that is skipped stands for the moment of the change, so a
/// window within the skipped hour does not open either.
/// </para>
/// </summary>
public static class RestrictedHours
{
    /// <summary>Until when a category may be shown without a break in its window; null when it may not be shown now.</summary>
    public static DateTimeOffset? OpenUntil(IEnumerable<RestrictedWindow> windows, ContentCategory category, TimeZoneInfo zone, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(windows);
        ArgumentNullException.ThrowIfNull(zone);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        DateTimeOffset? until = null;
        foreach (var window in windows.Where(window => window.Category == category))
        {
            // Yesterday's window may reach into today; a change of date by the zone itself moves it by a day at most.
            for (var days = -1; days <= 1; days++)
            {
                var (from, to) = Span(window, today.AddDays(days), zone);
                if (from <= now && now < to && (until is null || to > until))
                {
                    until = to;
                }
            }
        }

        return until;
    }

    /// <summary>The windows of a category in words: `18:00 to 22:00`; empty when there is none.</summary>
    public static string Describe(IEnumerable<RestrictedWindow> windows, ContentCategory category) =>
        string.Join(" and ", windows
            .Where(window => window.Category == category)
            .Select(window => string.Create(CultureInfo.InvariantCulture, $"{window.From:HH\\:mm} to {window.To:HH\\:mm}")));

    /// <summary>The window that begins on a day, in UTC; its end does not lie after its beginning when it does not open that day.</summary>
    private static (DateTimeOffset From, DateTimeOffset To) Span(RestrictedWindow window, DateOnly day, TimeZoneInfo zone)
    {
        var ends = window.To <= window.From ? day.AddDays(1) : day;
        return (Moment(day.ToDateTime(window.From), zone, last: true), Moment(ends.ToDateTime(window.To), zone, last: false));
    }

    private static DateTimeOffset Moment(DateTime local, TimeZoneInfo zone, bool last)
    {
        if (zone.IsInvalidTime(local))
        {
            return Change(local, zone);
        }

        if (zone.IsAmbiguousTime(local))
        {
            var offsets = zone.GetAmbiguousTimeOffsets(local);
            return new DateTimeOffset(local, last ? offsets.Min() : offsets.Max());
        }

        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }

    /// <summary>The moment at which the clock jumps over a local time: the first whose local time lies after it.</summary>
    private static DateTimeOffset Change(DateTime skipped, TimeZoneInfo zone)
    {
        var before = new DateTimeOffset(skipped, TimeSpan.Zero).AddDays(-1);
        long low = 0;
        long high = (long)TimeSpan.FromDays(2).TotalMinutes;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (TimeZoneInfo.ConvertTime(before.AddMinutes(middle), zone).DateTime > skipped)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return before.AddMinutes(low);
    }
}
