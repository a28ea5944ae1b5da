namespace Actors.Tests.Chaos;

/// <summary>What is broken at one point of play.</summary>
internal enum Blow
{
    /// <summary>`kill -9` of the program that serves the screen.</summary>
    DisplayHost,

    /// <summary>`kill -9` of a silo; on one box the same program.</summary>
    Silo,

    /// <summary>`kill -9` of the screen's browser.</summary>
    Browser,

    /// <summary>The line between screen and host breaks.</summary>
    Cut,

    /// <summary>The line between screen and host carries nothing any more, and says so to nobody.</summary>
    Silence,
}

/// <summary>One point of play at which something breaks.</summary>
/// <param name="After">How long after the screen last recovered.</param>
/// <param name="Blow">What breaks.</param>
/// <param name="Hold">For how long.</param>
/// <param name="Which">Of several such parts, one of them.</param>
internal sealed record PlayPoint(TimeSpan After, Blow Blow, TimeSpan Hold, int Which);

/// <summary>Points of play, all of which follow from a seed.</summary>
internal static class PointPlan
{
    /// <summary>Longer than any spot, so that every moment of a spot may be hit.</summary>
    private const double LongestWait = 2.5;

    private const double LongestHold = 2.5;

    /// <param name="seed">What everything follows from.</param>
    /// <param name="blows">What can be done here.</param>
    /// <param name="count">How many points.</param>
    public static IReadOnlyList<PlayPoint> Draw(int seed, IReadOnlyList<Blow> blows, int count)
    {
        var random = new Random(seed);
        var drawn = new List<PlayPoint>();
        while (drawn.Count < count)
        {
            // Each kind has its turn before any has another.
            var round = blows.ToArray();
            random.Shuffle(round);
            drawn.AddRange(round.Take(count - drawn.Count).Select(blow =>
                new PlayPoint(TimeSpan.FromSeconds(LongestWait * random.NextDouble()), blow, TimeSpan.FromSeconds(0.1 + (LongestHold * random.NextDouble())), random.Next(100))));
        }

        return drawn;
    }
}
