using Actors.Displays;

namespace Actors.Tests;

/// <summary>Judges a day by its proofs of play alone.</summary>
/// <param name="proofs">In order of time.</param>
/// <param name="from">When the day begins.</param>
/// <param name="to">Until when it was played.</param>
internal sealed class FastDayJudge(IReadOnlyList<PlayProof> proofs, DateTimeOffset from, DateTimeOffset to)
{
    /// <summary>The longest time between the end of a proved play and the beginning of the next.</summary>
    public TimeSpan LongestGap { get; } = proofs.Zip(proofs.Skip(1), (one, next) => next.StartedAt - one.StartedAt - one.Duration).DefaultIfEmpty(TimeSpan.Zero).Max();

    /// <summary>Times longer than a second between the end of a proved play and the beginning of the next, as sentences.</summary>
    public IReadOnlyList<string> Gaps { get; } =
    [
        .. proofs.Zip(proofs.Skip(1), (one, next) => (one, next, gap: next.StartedAt - one.StartedAt - one.Duration)).Where(each => each.gap > TimeSpan.FromSeconds(1))
            .Select(each => $"{each.gap.TotalSeconds:0.0} s between {each.one.ContentId} from {each.one.StartedAt:HH:mm:ss.fff}Z and {each.next.ContentId} from {each.next.StartedAt:HH:mm:ss.fff}Z"),
    ];

    /// <summary>The longest time for which two plays claim the screen together.</summary>
    public TimeSpan LongestOverlap { get; } = proofs.Zip(proofs.Skip(1), (one, next) => one.StartedAt + one.Duration - next.StartedAt).DefaultIfEmpty(TimeSpan.Zero).Max();

    /// <summary>Plays that began inside a time, a second from either end of it, with content that does not belong there.</summary>
    public IReadOnlyList<string> Strangers(DateTimeOffset begin, DateTimeOffset end, params string[] allowed)
    {
        var margin = TimeSpan.FromSeconds(1);
        return [.. proofs.Where(proof => proof.StartedAt > begin + margin && proof.StartedAt < end - margin && !allowed.Contains(proof.ContentId)).Select(proof => $"{proof.ContentId} at {proof.StartedAt:HH:mm:ss}Z")];
    }

    /// <summary>The part of all proved time that content had, in percent.</summary>
    public double Share(string contentId) => 100 * Seconds(proofs.Where(proof => proof.ContentId == contentId)) / Seconds(proofs);

    public int Plays(string contentId) => proofs.Count(proof => proof.ContentId == contentId);

    /// <summary>
    /// The most by which plays ran ahead of an even pace or fell behind it, at any moment: right before each play, when it is furthest behind,
    /// and right after, when it is furthest ahead.
    /// </summary>
    /// <param name="contentId">What is paced.</param>
    /// <param name="amount">How many plays were promised.</param>
    /// <param name="opens">From when on.</param>
    /// <param name="closes">Until when.</param>
    public (double Ahead, double Behind) Pace(string contentId, int amount, DateTimeOffset opens, DateTimeOffset closes)
    {
        var (ahead, behind, played) = (0.0, 0.0, 0);
        foreach (var play in proofs.Where(proof => proof.ContentId == contentId && proof.StartedAt >= opens))
        {
            behind = Math.Max(behind, Expected(play.StartedAt) - played);
            ahead = Math.Max(ahead, ++played - Expected(play.StartedAt));
        }

        return (ahead, Math.Max(behind, Expected(to) - played));

        double Expected(DateTimeOffset at) => amount * Math.Clamp((at - opens) / (closes - opens), 0, 1);
    }

    /// <summary>The part of the time for which something was proved, in percent.</summary>
    public double Proved() => 100 * Seconds(proofs) / (to - from).TotalSeconds;

    private static double Seconds(IEnumerable<PlayProof> plays) => plays.Sum(play => play.Duration.TotalSeconds);
}
