using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>How a grain timer runs.</summary>
public readonly struct GrainTimerCreationOptions : IEquatable<GrainTimerCreationOptions>
{
    public GrainTimerCreationOptions()
    {
    }

    [SetsRequiredMembers]
    public GrainTimerCreationOptions(TimeSpan dueTime, TimeSpan period)
        : this()
    {
        DueTime = dueTime;
        Period = period;
    }

    /// <summary>Time to the first tick; infinite for none.</summary>
    public required TimeSpan DueTime { get; init; }

    /// <summary>Time from the end of one tick to the next; infinite for one tick only.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>True: ticks interleave with calls. False: a tick waits until no call is running, like a call.</summary>
    public bool Interleave { get; init; }

    /// <summary>True: a tick counts as use of the activation. False: a grain that only ticks is idle.</summary>
    public bool KeepAlive { get; init; }

    public static bool operator ==(GrainTimerCreationOptions left, GrainTimerCreationOptions right) => left.Equals(right);

    public static bool operator !=(GrainTimerCreationOptions left, GrainTimerCreationOptions right) => !left.Equals(right);

    public bool Equals(GrainTimerCreationOptions other) =>
        DueTime == other.DueTime && Period == other.Period && Interleave == other.Interleave && KeepAlive == other.KeepAlive;

    public override bool Equals(object? obj) => obj is GrainTimerCreationOptions other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(DueTime, Period, Interleave, KeepAlive);
}
