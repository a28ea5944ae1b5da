using System.Collections.Immutable;
using Actors.Lanes;
using Actors.Stores;

namespace Actors.Signage;

/// <summary>A lane's schedule as a calendar.</summary>
public static class ScheduleCalendar
{
    /// <summary>The most days that can be asked for.</summary>
    public const int MostDays = 62;

    /// <summary>When each schedule entry, campaign and screen hours of a lane is open on some days, in order: by beginning, the highest priority first, then by kind and id.</summary>
    /// <param name="lane">The lane's settings.</param>
    /// <param name="schedule">The lane's schedule.</param>
    /// <param name="from">The first day, in the store's zone.</param>
    /// <param name="days">How many days, 1 to <see cref="MostDays"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of days is out of its range.</exception>
    public static ImmutableArray<CalendarBlock> Blocks(LaneSettings lane, LaneSchedule schedule, DateOnly from, int days)
    {
        ArgumentNullException.ThrowIfNull(lane);
        ArgumentNullException.ThrowIfNull(schedule);
        if (days is < 1 or > MostDays)
        {
            throw new ArgumentOutOfRangeException(nameof(days), days, $"Allowed are 1 to {MostDays} days.");
        }

        var zone = StoreZone.Find(lane.Zone);
        var first = LocalMoments.Of(from.ToDateTime(TimeOnly.MinValue), zone).First;
        var last = LocalMoments.Of(from.AddDays(days).ToDateTime(TimeOnly.MinValue), zone).First;
        return [.. schedule.Items
            .SelectMany(item => Of(item, schedule, zone)?.Spans(first, last).Select(span => Block(item, span, zone)) ?? [])
            .OrderBy(block => block.From).ThenByDescending(block => block.Priority).ThenBy(block => block.Kind).ThenBy(block => block.ItemId, StringComparer.Ordinal)];
    }

    private static OpenTime? Of(SignageItem item, LaneSchedule schedule, TimeZoneInfo zone) => item switch
    {
        { Entry: { } entry } => LaneScheduling.Time(schedule, entry.DaypartIds, entry.FromDate, entry.UntilDate, zone),
        { Campaign: { } campaign } => LaneScheduling.Time(schedule, campaign.DaypartIds, campaign.FromDate, campaign.UntilDate, zone),
        { Hours: { } hours } => LaneScheduling.Time(schedule, hours.DaypartIds, null, null, zone),
        _ => null,
    };

    private static CalendarBlock Block(SignageItem item, OpenSpan span, TimeZoneInfo zone) => new(
        item.Kind, item.ItemId, item.Entry?.Name ?? item.Campaign?.Name ?? item.Hours?.Name ?? item.ItemId,
        TimeZoneInfo.ConvertTime(span.From, zone), TimeZoneInfo.ConvertTime(span.To, zone), item.Entry?.Priority ?? item.Campaign?.Priority ?? 0);
}
