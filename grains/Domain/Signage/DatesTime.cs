using Actors.Stores;

namespace Actors.Signage;

/// <summary>Open on all days of a range, all day.</summary>
internal sealed class DatesTime(DateOnly? fromDate, DateOnly? untilDate, TimeZoneInfo zone) : OpenTime
{
    private readonly DateTimeOffset _opens = fromDate is { } from
        ? LocalMoments.Of(from.ToDateTime(TimeOnly.MinValue), zone).First
        : DateTimeOffset.MinValue;

    private readonly DateTimeOffset _shuts = untilDate is { } until
        ? LocalMoments.Of(until.AddDays(1).ToDateTime(TimeOnly.MinValue), zone).Last
        : DateTimeOffset.MaxValue;

    protected override OpenState Find(DateTimeOffset now) =>
        now >= _shuts ? new OpenState(false, DateTimeOffset.MaxValue)
        : now < _opens ? new OpenState(false, _opens < _shuts ? _opens : DateTimeOffset.MaxValue)
        : new OpenState(true, _shuts);
}
