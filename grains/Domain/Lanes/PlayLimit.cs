using System.Collections.Immutable;

namespace Actors.Lanes;

/// <summary>Holds plays to a number in any 60 minutes, by the moments at which they began.</summary>
internal sealed class PlayLimit(int? most, ImmutableArray<DateTimeOffset> recent)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly List<DateTimeOffset> _recent = most is null || recent.IsDefault ? [] : [.. recent.Order()];

    public ImmutableArray<DateTimeOffset> Recent => [.. _recent];

    /// <summary>When one more play may begin: now, or when the earliest of the last ones is an hour old.</summary>
    public DateTimeOffset FreeAt(DateTimeOffset now)
    {
        if (most is not { } limit || _recent.Count < limit)
        {
            return now;
        }

        var free = _recent[_recent.Count - limit] + Hour;
        return free > now ? free : now;
    }

    /// <summary>Notes that a play begins.</summary>
    public void Begin(DateTimeOffset now)
    {
        if (most is null)
        {
            return;
        }

        _recent.RemoveAll(began => began + Hour <= now);
        _recent.Add(now);
    }

    /// <summary>Keeps times from lying in the future after the clock was set back.</summary>
    public void PullBack(DateTimeOffset now)
    {
        for (var i = 0; i < _recent.Count; i++)
        {
            _recent[i] = _recent[i] > now ? now : _recent[i];
        }
    }
}
