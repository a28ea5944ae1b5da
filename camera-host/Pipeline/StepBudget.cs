namespace Actors.Vision;

/// <summary>How long one step takes here and now, so that it is not started when the deadline would overtake it.</summary>
internal sealed class StepBudget
{
    // Before a step has run once: above what the slowest model takes on a slow core.
    private static readonly TimeSpan Unknown = TimeSpan.FromMilliseconds(30);

    // However long a stall was: a frame that comes fresh gets its chance.
    private const double LongestBelievedMs = 45;

    // The longest run is forgotten by a tenth with each later one, so that one stall does not shut a step out for long.
    private const double Forgetting = 0.1;

    private double _longestMs = Unknown.TotalMilliseconds;
    private bool _known;

    /// <summary>What must be left of a frame's time for the step to be started.</summary>
    public TimeSpan Needed => TimeSpan.FromMilliseconds((_longestMs * 1.25) + 1);

    /// <summary>Notes how long the step took.</summary>
    public void Record(TimeSpan took)
    {
        var ms = Math.Min(took.TotalMilliseconds, LongestBelievedMs);
        _longestMs = !_known || ms > _longestMs ? ms : _longestMs + (Forgetting * (ms - _longestMs));
        _known = true;
    }

    /// <summary>The step was not started for want of time: it gets another chance sooner than its last duration would allow.</summary>
    public void Decline() => _longestMs *= 1 - Forgetting;
}
