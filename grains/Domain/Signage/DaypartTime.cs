using Actors.Stores;

namespace Actors.Signage;

/// <summary>When one daypart is open within a range of dates.</summary>
internal sealed class DaypartTime(Daypart daypart, DateOnly? fromDate, DateOnly? untilDate, TimeZoneInfo zone) : OpenTime
{
    /// <summary>Looked ahead before it is asked again; longer than a week, because one of its days may be empty.</summary>
    private const int DaysAhead = 15;

    protected override OpenState Find(DateTimeOffset now)
    {
        var today = LocalMoments.Day(now, zone);
        var first = fromDate is { } from && from > today.AddDays(-2) ? from : today.AddDays(-2);
        var farthest = first.AddDays(DaysAhead);
        var last = untilDate < farthest ? untilDate.Value : farthest;
        DateTimeOffset? until = null;
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            if (Dayparts.SpanOn(daypart, day, zone) is not { } span)
            {
                continue;
            }

            if (span.From <= now && now < span.To)
            {
                until = until is null || span.To > until ? span.To : until;
            }
            else if (span.From > now)
            {
                return until is { } open ? new OpenState(true, open) : new OpenState(false, span.From);
            }
        }

        if (until is { } end)
        {
            return new OpenState(true, end);
        }

        // Nothing in all those days: it is over, or it begins on none of its days for so long.
        return untilDate <= farthest || daypart.Weekdays.IsDefaultOrEmpty
            ? new OpenState(false, DateTimeOffset.MaxValue)
            : new OpenState(false, LocalMoments.Of(farthest.ToDateTime(TimeOnly.MinValue), zone).First);
    }
}
