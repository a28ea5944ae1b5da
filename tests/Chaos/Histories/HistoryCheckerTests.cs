namespace Actors.Tests.Chaos;

public class HistoryCheckerTests
{
    private const string Lane = "s1/lane-1";
    private const string Display = "s1/lane-1/screen-1";

    private static readonly HistoryRules Rules = new() { Lanes = [Lane] };
    private static readonly Guid Proof = Guid.Parse("11111111-1111-4111-8111-111111111111");

    [Fact]
    public void A_history_in_which_all_went_well_has_no_violation() => Check(Well()).ShouldBeEmpty();

    [Fact]
    public void A_history_without_an_end_proves_nothing() =>
        Found("no end", Well().Where(each => each is not RunEnded));

    [Fact]
    public void An_acknowledged_play_that_is_not_among_the_facts_is_lost() =>
        Found("is lost", Well().Where(each => each is not FactFound { Kind: "play" }));

    [Fact]
    public void An_acknowledged_sale_that_is_not_among_the_facts_is_lost() =>
        Found("The sale 1 was acknowledged at 4.0 s and is lost", Well().Where(each => each is not FactFound { Kind: "sale" }));

    [Fact]
    public void A_fact_that_is_there_twice_is_found() =>
        Found("counts 2 times", Well().Append(new FactFound(At(61), "sale", "1", Lane, null)));

    [Fact]
    public void A_fact_that_nobody_reported_is_found() =>
        Found("nobody had reported", Well().Append(new FactFound(At(61), "play", Guid.Empty.ToString("D"), Display, "a")));

    [Fact]
    public void A_play_of_other_content_than_was_shown_is_found() =>
        Found("nobody had reported", Well().Select(each => each is FactFound { Kind: "play" } fact ? fact with { Detail = "b" } : each));

    [Fact]
    public void A_sale_that_was_taken_without_an_acknowledgement_is_none_invented() =>
        Check(Well().Where(each => each is not SaleTaken)).ShouldBeEmpty();

    [Fact]
    public void A_page_that_opens_and_is_told_nothing_is_found() =>
        Found("was told no program", Well().Append(new LinkOpened(At(40), "p2", Display, "host-1")));

    [Fact]
    public void A_page_that_is_told_its_program_late_is_found() =>
        Found("told its first program 4.0 s later", Well().Append(new LinkOpened(At(40), "p2", Display, "host-1")).Append(new ProgramTold(At(44), "p2", Display, Guid.NewGuid())));

    [Fact]
    public void A_page_that_leaves_at_once_missed_nothing() =>
        Check(Well().Append(new LinkOpened(At(40), "p2", Display, "host-1")).Append(new LinkLost(At(41), "p2"))).ShouldBeEmpty();

    [Fact]
    public void A_page_on_which_nothing_follows_a_spot_is_found() =>
        Found("stood still for 4.0 s from 12.0 s on", Well().Where(each => each is not SpotBegan { At.TotalSeconds: > 10 and < 16 }));

    [Fact]
    public void A_lane_that_does_not_decide_after_a_fault_is_found() =>
        Found("did not decide any more", Well().Where(each => each is not ProgramTold { At.TotalSeconds: > 20 }));

    [Fact]
    public void A_lane_that_decides_too_late_after_a_fault_is_found()
    {
        var rules = Rules with { RecoverWithin = TimeSpan.FromSeconds(5) };
        HistoryChecker.Check(Ordered(Well().Where(each => each is not ProgramTold { At.TotalSeconds: > 20 and < 40 })), rules).ShouldContain(each => each.Contains("did not decide within 5.0 s"));
    }

    [Fact]
    public void Two_activations_of_a_settled_lane_are_found() =>
        Found("has 2 activations", Well().Select(each => each is DecidersSeen { At.TotalSeconds: > 40 } seen ? seen with { Count = 2 } : each));

    [Fact]
    public void Two_activations_soon_after_a_fault_are_allowed() =>
        Check(Well().Select(each => each is DecidersSeen { At.TotalSeconds: > 20 and < 29 } seen ? seen with { Count = 2 } : each)).ShouldBeEmpty();

    [Fact]
    public void A_lane_counted_twice_once_has_moved() =>
        Check(Well().Select(each => each is DecidersSeen { At.TotalSeconds: > 40 and < 41.5 } seen ? seen with { Count = 2 } : each)).ShouldBeEmpty();

    [Fact]
    public void Pages_of_one_display_that_are_told_different_plays_are_found() =>
        Found("were told different plays", Well().Concat(Enumerable.Range(0, 20).Select(i => new ProgramTold(At(40 + i), "p2", Display, Guid.NewGuid()))));

    [Fact]
    public void An_audience_that_outlives_its_camera_is_found() =>
        Found("whose camera has been gone for 6.0 s", Well().Append(new CamerasGone(At(40))).Append(new AudienceSeen(At(46), "silo-1", Lane, 2, "x")));

    [Fact]
    public void An_audience_within_its_time_to_live_is_allowed() =>
        Check(Well().Append(new CamerasGone(At(40))).Append(new AudienceSeen(At(42), "silo-1", Lane, 2, "x")).Append(new AudienceSeen(At(46), "silo-1", Lane, 0, "y"))).ShouldBeEmpty();

    [Fact]
    public void A_server_that_repeats_an_old_audience_is_found() =>
        Found("what it has said of s1/lane-1 since 40.0 s", Well().Append(new AudienceSeen(At(40), "silo-1", Lane, 2, "x")).Append(new AudienceSeen(At(46), "silo-1", Lane, 2, "x")));

    [Fact]
    public void The_longest_standstill_is_measured() =>
        HistoryChecker.LongestStandstill(Ordered(Well().Where(each => each is not SpotBegan { At.TotalSeconds: > 10 and < 16 }))).ShouldBe(TimeSpan.FromSeconds(4));

    /// <summary>A minute of one lane and one page with a fault from 15 s to 20 s.</summary>
    private static IEnumerable<HistoryEvent> Well()
    {
        yield return new LinkOpened(At(1), "p1", Display, "host-1");
        for (var second = 2; second <= 60; second += 2)
        {
            yield return new SpotBegan(At(second), "p1", "a", TimeSpan.FromSeconds(2));
            yield return new DecidersSeen(At(second - 1), Lane, 1);
            if (second is < 15 or > 20)
            {
                yield return new ProgramTold(At(second), "p1", Display, Guid.NewGuid());
            }
        }

        yield return new SaleMade(At(3), "1", Lane);
        yield return new SaleTaken(At(4), "1", Lane);
        yield return new PlayMade(At(4), Proof, Display, "a");
        yield return new PlayTaken(At(5), Proof);
        yield return new FaultBegan(At(15), "kill", "silo-1");
        yield return new FaultHealed(At(20), "kill", "silo-1");
        yield return new FactFound(At(60), "sale", "1", Lane, null);
        yield return new FactFound(At(60), "play", Proof.ToString("D"), Display, "a");
        yield return new RunEnded(At(61));
    }

    private static void Found(string sentence, IEnumerable<HistoryEvent> history) =>
        Check(history).ShouldContain(each => each.Contains(sentence));

    private static IReadOnlyList<string> Check(IEnumerable<HistoryEvent> history) => HistoryChecker.Check(Ordered(history), Rules);

    private static IReadOnlyList<HistoryEvent> Ordered(IEnumerable<HistoryEvent> history) => [.. history.OrderBy(each => each.At)];

    private static TimeSpan At(double seconds) => TimeSpan.FromSeconds(seconds);
}
