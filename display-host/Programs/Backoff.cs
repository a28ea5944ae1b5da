namespace Actors.Displays;

/// <summary>Waits longer after each failure, from 0.25 s to 10 s, with a fifth of jitter so that hosts do not return in step.</summary>
internal sealed class Backoff
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Last = TimeSpan.FromSeconds(10);
    private int _failures;

    public void Reset() => _failures = 0;

    public TimeSpan Next()
    {
        var wait = First * Math.Pow(2, Math.Min(_failures++, 10));
        return (wait < Last ? wait : Last) * (0.9 + (0.2 * Random.Shared.NextDouble()));
    }
}
