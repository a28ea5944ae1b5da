namespace Actors.Stores;

/// <summary>The moments at which a clock on a store's wall shows a local time: one as a rule, none when the clock jumps over it, two when it is set back.</summary>
internal static class LocalMoments
{
    /// <summary>Farther than any zone's clock is from UTC, and than any has jumped: Samoa left out a whole day.</summary>
    private static readonly TimeSpan Reach = TimeSpan.FromHours(40);

    /// <summary>The first and the last of them; both are the moment of the change when the clock jumps over the time.</summary>
    public static (DateTimeOffset First, DateTimeOffset Last) Of(DateTime local, TimeZoneInfo zone)
    {
        var near = new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), TimeSpan.Zero);
        var before = zone.GetUtcOffset(near - Reach);
        var after = zone.GetUtcOffset(near + Reach);
        if (before == after)
        {
            return (near - before, near - before);
        }

        var change = Change(near - Reach, near + Reach, before, zone);
        var early = near - before;
        var late = near - after;
        return (early < change, late >= change) switch
        {
            (true, true) => (early, late),
            (true, false) => (early, early),
            (false, true) => (late, late),
            _ => (change, change),
        };
    }

    /// <summary>The day on which a moment falls in the store.</summary>
    public static DateOnly Day(DateTimeOffset moment, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

    /// <summary>The first second at which the clock is no longer <paramref name="offset"/> from UTC.</summary>
    private static DateTimeOffset Change(DateTimeOffset from, DateTimeOffset to, TimeSpan offset, TimeZoneInfo zone)
    {
        long low = 0;
        var high = (long)(to - from).TotalSeconds;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (zone.GetUtcOffset(from.AddSeconds(middle)) == offset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return from.AddSeconds(low);
    }
}
