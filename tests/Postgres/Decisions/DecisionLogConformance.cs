using Actors.Lanes;
using Actors.TestKit;
using Actors.Tests.Facts;

namespace Actors.Tests.Decisions;

/// <summary>What every log of decisions does. A child says how one is opened; opened again, it is the same log.</summary>
public abstract class DecisionLogConformance
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The log as another process sees it.</summary>
    protected abstract IDecisionLog Open();

    [LogFact]
    public async Task A_decision_is_found_by_its_play_as_it_was_taken()
    {
        var decision = Decided(Guid.NewGuid(), Noon.AddTicks(1_234_567));
        await Open().WriteAsync([Decided(Guid.NewGuid()), decision, Decided(Guid.NewGuid())], default);

        var found = (await Open().FindAsync("s1", decision.PlayId, default)).ShouldNotBeNull();

        (found.StoreId, found.LaneId, found.PlayId).ShouldBe((decision.StoreId, decision.LaneId, decision.PlayId));
        found.Decision.Steps.ShouldBe(decision.Decision.Steps);
        (found.Decision with { Steps = [] }).ShouldBe(decision.Decision with { Steps = [] });
    }

    [LogFact]
    public async Task A_play_of_another_store_or_of_nobody_is_not_found()
    {
        var decision = Decided(Guid.NewGuid());
        await Open().WriteAsync([decision], default);
        (await Open().FindAsync("s2", decision.PlayId, default)).ShouldBeNull();
        (await Open().FindAsync("s1", Guid.NewGuid(), default)).ShouldBeNull();
    }

    [LogFact]
    public async Task A_decision_that_is_written_again_stays_as_it_was()
    {
        var decision = Decided(Guid.NewGuid());
        await Open().WriteAsync([decision], default);
        await Open().WriteAsync([decision with { Decision = decision.Decision with { Reason = "another" } }, Decided(Guid.NewGuid())], default);
        (await Open().FindAsync("s1", decision.PlayId, default)).ShouldNotBeNull().Decision.Reason.ShouldBe(decision.Decision.Reason);
        await Open().WriteAsync([], default);
    }

    [LogFact]
    public async Task What_is_older_than_a_week_is_pruned_and_nothing_younger()
    {
        var log = Open();
        var old = Enumerable.Range(0, 12_000).Select(_ => Decided(Guid.NewGuid(), Noon.AddDays(-9))).ToArray();
        var (edge, young) = (Decided(Guid.NewGuid(), Noon.AddDays(-7)), Decided(Guid.NewGuid(), Noon));
        await log.WriteAsync([.. old, edge, young], default);

        await log.PruneAsync(Noon.AddDays(-7), default);
        await Open().PruneAsync(Noon.AddDays(-7), default);

        (await log.FindAsync("s1", old[0].PlayId, default)).ShouldBeNull();
        (await log.FindAsync("s1", old[^1].PlayId, default)).ShouldBeNull();
        (await log.FindAsync("s1", edge.PlayId, default)).ShouldNotBeNull();
        (await log.FindAsync("s1", young.PlayId, default)).ShouldNotBeNull();

        // A clock that was set back brings decisions of a day that has gone.
        await log.WriteAsync([old[0]], default);
        (await log.FindAsync("s1", old[0].PlayId, default)).ShouldNotBeNull();
    }

    [LogFact]
    public async Task Many_who_write_at_once_lose_nothing()
    {
        var logs = Enumerable.Range(0, 3).Select(_ => Open()).ToArray();
        var batches = Enumerable.Range(0, 12).Select(_ => Enumerable.Range(0, 50).Select(number => Decided(Guid.NewGuid(), Noon.AddDays(number % 3))).ToArray()).ToArray();
        await Task.WhenAll(batches.Select((batch, number) => Task.Run(async () => await logs[number % 3].WriteAsync(batch, default))));
        foreach (var decision in batches.SelectMany(batch => batch))
        {
            (await logs[0].FindAsync("s1", decision.PlayId, default)).ShouldNotBeNull();
        }
    }

    protected static LoggedDecision Decided(Guid playId, DateTimeOffset? at = null) => new("s1", Some.LaneId, playId, new Decision(
        7, at ?? Noon, "bread", "Brot & Brötchen", "the spot has ended", "It fits \"everybody\".", ["First 🍞.", "Second."], "spring", "breakfast", playId));
}
