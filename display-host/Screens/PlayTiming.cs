namespace Actors.Displays;

/// <summary>When a page switched, told by the host's clock without trusting the page's.</summary>
internal static class PlayTiming
{
    /// <summary>
    /// The page says how long it took from getting the program to having painted it. The switch therefore lies between <paramref name="pushedAt"/> plus
    /// that time (if the way there took no time) and <paramref name="receivedAt"/> (if the way back took none). The middle is wrong by at
    /// most half of what the two ways took together.
    /// </summary>
    public static DateTimeOffset SwitchedAt(DateTimeOffset pushedAt, TimeSpan elapsed, DateTimeOffset receivedAt)
    {
        var earliest = pushedAt + elapsed;
        return earliest >= receivedAt ? receivedAt : earliest + ((receivedAt - earliest) / 2);
    }

    /// <summary>
    /// Milliseconds from the sighting leaving its camera host to the switch. Null when no sighting caused the play, when the page joined later
    /// than the decision, and when the camera host's clock is so far ahead that the figure would be negative.
    /// </summary>
    public static double? SightingToScreenMs(PushedProgram pushed, DateTimeOffset switchedAt) =>
        pushed.Live && pushed.Program.SightingSentAt is { } sent && switchedAt >= sent ? (switchedAt - sent).TotalMilliseconds : null;
}
