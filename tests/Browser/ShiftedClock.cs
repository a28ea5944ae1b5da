namespace Actors.Tests;

/// <summary>The machine's clock, days later: what it measures takes as long as ever.</summary>
internal sealed class ShiftedClock(TimeSpan by) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
}
