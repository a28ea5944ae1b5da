using Actors.Displays;
using Actors.Facts;
using Actors.TestKit;

namespace Actors.Tests.Facts;

/// <summary>What every count of plays does over the log beside it. A child says how both are opened.</summary>
public abstract class PlayCountsConformance
{
    private static readonly DateTimeOffset Day = new(2026, 3, 1, 23, 0, 0, TimeSpan.Zero);

    /// <summary>The log and what counts in it.</summary>
    protected abstract (IFactLog Log, IPlayCounts Counts) Open();

    [LogFact]
    public async Task Plays_of_a_campaign_are_counted_by_the_span_in_which_they_began()
    {
        var (log, counts) = Open();
        await log.AppendAsync(
            [
                Play(1, Day.AddMicroseconds(-1)), Play(2, Day), Play(3, Day.AddHours(12), seconds: 4.25, complete: false), Play(4, Day.AddDays(1).AddMicroseconds(-1)),
                Play(5, Day.AddDays(1)), Play(6, Day.AddDays(40)), Play(7, Day, campaign: "other"), Play(8, Day, campaign: null),
                Play(9, Day, display: "s10/checkout-1/screen-1"), Play(10, Day) with { Kind = "sale" },
            ],
            default);

        var counted = await counts.CountAsync("s1", "spring", [Day, Day.AddDays(1), Day.AddDays(2), Day.AddDays(41)], default);

        counted.ShouldBe([new PlayCount(3, 2, TimeSpan.FromSeconds(24.25)), new PlayCount(1, 1, TimeSpan.FromSeconds(10)), new PlayCount(1, 1, TimeSpan.FromSeconds(10))]);
        (await counts.CountAsync("s1", "nobody's", [Day, Day.AddDays(1)], default)).ShouldBe([new PlayCount(0, 0, TimeSpan.Zero)]);
    }

    [LogFact]
    public async Task A_proof_that_is_sent_again_counts_once()
    {
        var (log, counts) = Open();
        var facts = Enumerable.Range(0, 50).Select(number => Play(number, Day.AddSeconds(number))).ToArray();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () => await log.AppendAsync(facts, default))));

        (await counts.CountAsync("s1", "spring", [Day, Day.AddDays(1)], default)).Single().Plays.ShouldBe(50);
    }

    [LogFact]
    public async Task Moments_that_bound_nothing_are_refused()
    {
        var (_, counts) = Open();
        await Should.ThrowAsync<ArgumentException>(async () => await counts.CountAsync("s1", "spring", [Day], default));
        await Should.ThrowAsync<ArgumentException>(async () => await counts.CountAsync("s1", "spring", [Day, Day.AddDays(-1)], default));
    }

    protected static Fact Play(int number, DateTimeOffset at, double seconds = 10, bool complete = true, string? campaign = "spring", string display = Some.DisplayId) => new PlayFact(
        new PlayProof(new Guid(number, 0, 0, new byte[8]), display, Guid.NewGuid(), "bread", new string('0', 64), at, TimeSpan.FromSeconds(seconds), complete, campaign), "Europe/Berlin").ToFact();
}
