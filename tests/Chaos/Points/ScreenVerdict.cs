using System.Globalization;

namespace Actors.Tests.Chaos;

/// <summary>What became of one screen's run.</summary>
/// <param name="Plays">Plays that were seen.</param>
/// <param name="Proofs">Proofs that the store has.</param>
/// <param name="Blanks">Times in which the screen showed nothing, after its first content.</param>
/// <param name="Struck">What was broken, and how often.</param>
/// <param name="Errors">What went wrong on the page.</param>
/// <param name="Flashes">Plays that were on for so short a time that they were not judged.</param>
/// <param name="Late">How late the machine ran a timer of the test's own at worst.</param>
/// <param name="Sentences">What there is to say against the proofs.</param>
internal sealed record ScreenVerdict(
    int Plays, int Proofs, IReadOnlyList<SeenBlank> Blanks, IReadOnlyDictionary<Blow, int> Struck, IReadOnlyList<string> Errors, int Flashes, TimeSpan Late,
    IReadOnlyList<string> Sentences)
{
    /// <summary>How long screens were blank although they had a browser.</summary>
    public IReadOnlyList<TimeSpan> BlanksWithBrowser => [.. Blanks.Where(blank => blank.Dead is null).Select(blank => blank.To - blank.From)];

    /// <summary>How long a browser took from being ready to its first content.</summary>
    public IReadOnlyList<TimeSpan> BlanksAfterStart => [.. Blanks.Where(blank => blank.Dead is not null).Select(blank => blank.To - blank.Dead!.Value).Order()];

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{string.Join(", ", Struck.OrderBy(each => each.Key).Select(each => $"{each.Value} {each.Key}"))}; {Plays} plays seen, {Flashes} of them too short to judge, {Proofs} proofs; timers up to {Late.TotalSeconds:0.00} s late; blank with a browser {BlanksWithBrowser.Count} times, for {BlanksWithBrowser.Sum(blank => blank.TotalSeconds):0.00} s; "
        + $"a started browser showed content after {Middle(BlanksAfterStart):0.00} s (p50), {(BlanksAfterStart.Count == 0 ? 0 : BlanksAfterStart[^1].TotalSeconds):0.00} s (max)");

    private static double Middle(IReadOnlyList<TimeSpan> times) => times.Count == 0 ? 0 : times[times.Count / 2].TotalSeconds;
}
