namespace Actors.Tests.Chaos;

/// <summary>How patient the checker is. The bounds are those of a small, busy machine; what a store really takes is measured apart.</summary>
public sealed record HistoryRules
{
    /// <summary>Every lane.</summary>
    public required IReadOnlyList<string> Lanes { get; init; }

    /// <summary>Within so long after a link opened, a page must have been told a program.</summary>
    public TimeSpan ProgramWithin { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>So much longer than it should a spot may stay before the next begins: a page's timer on a busy machine.</summary>
    public TimeSpan SpotOverrun { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Within so long after a fault was healed, every lane must decide again.</summary>
    public TimeSpan RecoverWithin { get; init; } = TimeSpan.FromSeconds(40);

    /// <summary>So long after a fault was healed the cluster counts as settled, until the next begins.</summary>
    public TimeSpan SettledAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a camera's last word is believed, from the store file.</summary>
    public TimeSpan SightingTimeToLive { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How much later than it happened an empty audience may be seen: a server asks its lanes once a second, and the watch asks the server.</summary>
    public TimeSpan Polling { get; init; } = TimeSpan.FromSeconds(3);
}
