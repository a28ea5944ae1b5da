using System.Globalization;
using Actors.Displays;
using Actors.Stores;

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
        var today = LocalMoments.Day(now, zone);
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
        return (LocalMoments.Of(day.ToDateTime(window.From), zone).Last, LocalMoments.Of(ends.ToDateTime(window.To), zone).First);
    }
}
