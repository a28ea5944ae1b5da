namespace Actors.Api;

/// <summary>Days as the store's people count them, in its own time zone.</summary>
/// <param name="zone">The zone.</param>
internal sealed class StoreDays(TimeZoneInfo zone)
{
    /// <summary>The first moment of a day; where the clock skips midnight, the moment of the change.</summary>
    public DateTimeOffset Start(DateOnly day)
    {
        var local = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }

    /// <summary>A moment with the store's offset at it.</summary>
    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone);

    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(Local(at).DateTime);
}
