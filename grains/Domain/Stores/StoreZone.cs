namespace Actors.Stores;

/// <summary>Finds a store's time zone.</summary>
public static class StoreZone
{
    /// <summary>The zone of an IANA name; null when there is none.</summary>
    public static TimeZoneInfo? TryFind(string zone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId ? found : null;

    /// <summary>The zone of an IANA name.</summary>
    /// <exception cref="ArgumentException">There is no such zone.</exception>
    public static TimeZoneInfo Find(string zone) =>
        TryFind(zone) ?? throw new ArgumentException($"\"{zone}\" is not a known time zone; allowed is an IANA time zone such as Europe/Berlin.", nameof(zone));
}
