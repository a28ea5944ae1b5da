using System.Globalization;

namespace Actors.Tests.Chaos;

/// <summary>A proof of play as the store keeps it.</summary>
internal sealed record KeptPlay(string Key, string Content, DateTimeOffset At, TimeSpan Length)
{
    public DateTimeOffset End => At + Length;
}

/// <summary>A time in which a screen was seen to show one piece of content without a break.</summary>
/// <param name="Earliest">Since when it was there in part, with another that gave way to it.</param>
/// <param name="From">Since when it was there alone.</param>
/// <param name="To">Until when it was there alone.</param>
/// <param name="Latest">Until when it was there in part.</param>
/// <param name="Killed">Whether it ended with the browser's death.</param>
internal sealed record SeenPlay(string Content, DateTimeOffset Earliest, DateTimeOffset From, DateTimeOffset To, DateTimeOffset Latest, bool Killed);

/// <summary>A time in which a screen showed nothing.</summary>
/// <param name="Dead">Until when there was no browser; null when there was one all the time.</param>
internal sealed record SeenBlank(DateTimeOffset From, DateTimeOffset To, DateTimeOffset? Dead);

/// <summary>
/// Compares what a screen was seen to show with what the store says that it has shown. Pure. Two plays of one piece of content after each other
/// look like one, so that time is compared and not numbers: all time that was seen is proved, nothing is proved that was not seen, and no
/// time is proved twice.
/// </summary>
internal static class PlayJudge
{
    /// <summary>How far the two may lie apart at either end: a dissolve takes 0.6 s, and a browser tells and draws when it comes to it.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(1);

    /// <summary>Two proofs of one screen may touch by so much.</summary>
    private static readonly TimeSpan Touching = TimeSpan.FromMilliseconds(250);

    /// <summary>No spot of a store is shorter than a second, of which dissolves take a part. What gave way sooner was overtaken by a newer program while it was being put on.</summary>
    private static readonly TimeSpan ShortestPlay = TimeSpan.FromMilliseconds(600);

    /// <summary>A page notes once a second that it plays; what a kill takes is the time since.</summary>
    private static readonly TimeSpan SignOfLife = TimeSpan.FromSeconds(1);

    /// <summary>Joins pictures of one piece of content, and of none.</summary>
    /// <param name="pictures">In the order in which they were drawn; empty content where nothing was on.</param>
    /// <param name="starts">When the browser was started, each time.</param>
    /// <param name="end">Until when the last picture was on.</param>
    public static (IReadOnlyList<SeenPlay> Plays, IReadOnlyList<SeenBlank> Blanks) Join(IReadOnlyList<Picture> pictures, IReadOnlyList<DateTimeOffset> starts, DateTimeOffset end)
    {
        var (plays, blanks) = (new List<SeenPlay>(), new List<SeenBlank>());
        for (var i = 0; i < pictures.Count;)
        {
            // Between two pieces of content that dissolve into each other, both are on.
            var (first, alone) = (pictures[i], i);
            while (i < pictures.Count && pictures[i].Content == first.Content)
            {
                i++;
            }

            var next = i;
            while (next < pictures.Count && pictures[next].Content is null)
            {
                next++;
            }

            var to = i < pictures.Count ? pictures[i].At : end;
            var latest = next < pictures.Count ? pictures[next].At : end;
            if (first.Content is { Length: > 0 } content)
            {
                var earliest = alone > 0 && pictures[alone - 1].Content is null ? plays.Count > 0 ? plays[^1].To : pictures[0].At : first.At;
                plays.Add(new SeenPlay(content, earliest, first.At, to, latest, next < pictures.Count && pictures[next].Content == ""));
            }
            else if (first.Content == "")
            {
                blanks.Add(new SeenBlank(first.At, latest, starts.Where(start => start > first.At && start <= latest).Select(start => (DateTimeOffset?)start).LastOrDefault()));
            }
        }

        return (plays, blanks);
    }

    /// <summary>Every sentence that there is to say against the proofs.</summary>
    /// <param name="seen">What was on.</param>
    /// <param name="kept">What the store has.</param>
    /// <param name="until">Plays and proofs that began later are not judged: what would tell of them may be on its way.</param>
    /// <param name="late">How late the machine ran timers of the test's own around a time: no page can have been more punctual then.</param>
    public static IReadOnlyList<string> Compare(IReadOnlyList<SeenPlay> seen, IReadOnlyList<KeptPlay> kept, DateTimeOffset until, Lateness late)
    {
        var proofs = kept.OrderBy(proof => proof.At).ToList();
        var judged = proofs.Where(proof => proof.At < until).ToList();
        return [.. Missing([.. seen.Where(play => play.From < until && !IsFlash(play, late))], proofs, late), .. Invented(seen, judged, late), .. Twice(judged, late)];
    }

    /// <summary>Whether a play was on for so short a time that it is not judged.</summary>
    public static bool IsFlash(SeenPlay play, Lateness late) => play.To - play.From < ShortestPlay + late.Around(play.Earliest, play.Latest);

    private static IEnumerable<string> Missing(IReadOnlyList<SeenPlay> seen, List<KeptPlay> proofs, Lateness late)
    {
        foreach (var play in seen)
        {
            var apart = Apart + late.Around(play.Earliest, play.Latest);
            var proved = Covered(play.From, play.To, proofs.Where(proof => proof.Content == play.Content).Select(proof => (proof.At, proof.End)));
            var unproved = play.To - play.From - proved;
            var begun = proofs.Any(proof => proof.Content == play.Content && proof.At < play.Latest + apart && proof.End > play.Earliest - apart);
            if (!begun || unproved > apart + (play.Killed ? SignOfLife : TimeSpan.Zero))
            {
                yield return $"'{play.Content}' was on from {Time(play.From)} for {Seconds(play.To - play.From)} s{(play.Killed ? " until its browser was killed" : "")}, and {(begun ? Seconds(unproved) + " s of it are" : "nothing of it is")} proved{(begun ? " by nothing" : "")}.";
            }
        }
    }

    private static IEnumerable<string> Invented(IReadOnlyList<SeenPlay> seen, List<KeptPlay> proofs, Lateness late)
    {
        foreach (var proof in proofs)
        {
            var (apart, touching) = (Apart + late.Around(proof.At, proof.End), Touching + late.Around(proof.At, proof.End));
            var shown = Covered(proof.At, proof.End, seen.Where(play => play.Content == proof.Content).Select(play => (play.Earliest - apart, play.Latest + apart)));
            if (proof.Length - shown > touching)
            {
                yield return $"'{proof.Content}' is proved from {Time(proof.At)} for {Seconds(proof.Length)} s ({proof.Key}), and {Seconds(proof.Length - shown)} s of it nobody has seen.";
            }
        }
    }

    private static IEnumerable<string> Twice(List<KeptPlay> proofs, Lateness late)
    {
        foreach (var (proof, next) in proofs.Zip(proofs.Skip(1)))
        {
            // A page that starts without a host goes by its own clock until it has asked, and may then have begun its next play before the last.
            var twice = (proof.End < next.End ? proof.End : next.End) - next.At;
            if (twice > Touching + late.Around(next.At, next.At))
            {
                yield return $"'{proof.Content}' is proved from {Time(proof.At)} for {Seconds(proof.Length)} s ({proof.Key}), and '{next.Content}' from {Time(next.At)} for {Seconds(next.Length)} s ({next.Key}): {Seconds(twice)} s twice.";
            }
        }
    }

    /// <summary>How much of a time others cover; where they cover it twice it counts once.</summary>
    private static TimeSpan Covered(DateTimeOffset from, DateTimeOffset to, IEnumerable<(DateTimeOffset From, DateTimeOffset To)> others)
    {
        var (sum, at) = (TimeSpan.Zero, from);
        foreach (var (begin, end) in others.Where(each => each.To > from && each.From < to).OrderBy(each => each.From))
        {
            var (start, stop) = (begin > at ? begin : at, end < to ? end : to);
            if (stop > start)
            {
                (sum, at) = (sum + (stop - start), stop);
            }
        }

        return sum;
    }

    private static string Time(DateTimeOffset at) => at.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture);
}
