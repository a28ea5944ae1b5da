using System.Collections.Immutable;
using Actors.Displays;

namespace Actors.Signage;

/// <summary>When screens are on: whenever one of the screen hours that name them says so, and always where none names them.</summary>
public static class ScreenHoursRules
{
    /// <summary>When a screen is off in the time that comes, in order, windows that touch as one; a window that has begun starts now.</summary>
    /// <param name="schedule">The schedule of the screen's lane.</param>
    /// <param name="displayId">The screen's key.</param>
    /// <param name="zone">The store's zone.</param>
    /// <param name="now">The first moment.</param>
    /// <param name="span">How far to look ahead.</param>
    public static ImmutableArray<DarkWindow> Dark(LaneSchedule schedule, string displayId, TimeZoneInfo zone, DateTimeOffset now, TimeSpan span)
    {
        var dark = ImmutableArray.CreateBuilder<DarkWindow>();
        var at = now;
        foreach (var on in On(schedule, displayId, zone).Spans(now, now + span))
        {
            if (on.From > at)
            {
                dark.Add(new DarkWindow(at, on.From));
            }

            at = on.To;
        }

        if (at < now + span)
        {
            dark.Add(new DarkWindow(at, now + span));
        }

        return dark.ToImmutable();
    }

    /// <summary>Whether a screen is on.</summary>
    public static bool IsOn(LaneSchedule schedule, string displayId, TimeZoneInfo zone, DateTimeOffset now) => On(schedule, displayId, zone).At(now).Open;

    /// <summary>When a screen goes on or off next; null when it does not within a month.</summary>
    public static DateTimeOffset? NextChange(LaneSchedule schedule, string displayId, TimeZoneInfo zone, DateTimeOffset now) =>
        On(schedule, displayId, zone).NextChange(now, now.AddDays(31));

    internal static OpenTime On(LaneSchedule schedule, string displayId, TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(displayId);
        ArgumentNullException.ThrowIfNull(zone);
        var hours = schedule.Items
            .Where(item => item.Hours is { } it && Targets.NamesDisplayWithin(it.Target, displayId))
            .SelectMany(item => item.Hours!.DaypartIds)
            .Distinct(StringComparer.Ordinal)
            .Select(id => LaneScheduling.Daypart(schedule, id))
            .OfType<Daypart>()
            .ToList();
        var named = schedule.Items.Any(item => item.Hours is { } it && Targets.NamesDisplayWithin(it.Target, displayId));
        return named ? Dayparts.Time(hours, null, null, zone) : OpenTime.Always;
    }

    /// <summary>When one of a lane's screens is on.</summary>
    internal static OpenTime On(LaneSchedule schedule, IReadOnlyCollection<string> displayIds, TimeZoneInfo zone) =>
        displayIds.Count == 0 || !schedule.Items.Any(item => item.Hours is not null)
            ? OpenTime.Always
            : OpenTime.Any([.. displayIds.Select(id => On(schedule, id, zone))]);
}
