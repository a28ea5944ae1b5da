namespace Actors.Cameras;

/// <summary>How long to wait before a source is tried again: twice as long after each failure, up to a bound, with jitter so that cameras behind one switch do not return in step.</summary>
internal sealed class Backoff(Random random)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);
    private int _failures;

    /// <summary>The next wait: 0.5 s to 15 s, a fifth shorter or longer.</summary>
    public TimeSpan Next()
    {
        var wait = Math.Min(First.TotalSeconds * Math.Pow(2, Math.Min(_failures, 10)), Longest.TotalSeconds / 1.2);
        _failures++;
        return TimeSpan.FromSeconds(wait * (0.8 + (0.4 * random.NextDouble())));
    }

    /// <summary>The source has worked for a while.</summary>
    public void Reset() => _failures = 0;
}
