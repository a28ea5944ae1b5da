namespace Actors.Tests.Chaos;

public class PlayJudgeTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly Picture[] Pictures = [Seen(0, "bread"), Seen(3, null), Seen(3.3, "fruit"), Seen(6, ""), Seen(8.5, "coffee"), Seen(11, "coffee")];

    private static readonly KeptPlay[] Proofs = [Kept("a", "bread", 0.1, 2.9), Kept("b", "fruit", 3, 2.2), Kept("c", "coffee", 8.4, 1.5), Kept("d", "coffee", 9.9, 2.1)];

    [Fact]
    public void Pictures_of_one_content_are_one_play_and_a_dead_browser_is_blank_until_it_shows_something()
    {
        var (plays, blanks) = PlayJudge.Join(Pictures, [At(7)], At(12));

        plays.ShouldBe([
            new("bread", At(0), At(0), At(3), At(3.3), false), new("fruit", At(3), At(3.3), At(6), At(6), true), new("coffee", At(8.5), At(8.5), At(12), At(12), false)]);
        blanks.ShouldBe([new(At(6), At(8.5), At(7))]);
    }

    [Fact]
    public void What_was_seen_and_is_proved_once_is_in_order() => Judge(Proofs).ShouldBeEmpty();

    [Fact]
    public void A_play_that_is_proved_by_nothing_is_missed() => Judge([.. Proofs.Where(proof => proof.Key != "b")]).Single().ShouldContain("'fruit' was on");

    [Fact]
    public void A_play_of_which_too_much_is_proved_by_nothing_is_missed() => Judge([Kept("a", "bread", 0.1, 1), .. Proofs.Skip(1)]).Single().ShouldContain("of it are proved by nothing");

    [Fact]
    public void A_proof_of_what_nobody_saw_is_found() => Judge([.. Proofs, Kept("e", "garden", 6.2, 1)]).Single().ShouldContain("nobody has seen");

    [Fact]
    public void Time_that_is_proved_twice_is_found() => Judge([.. Proofs, Kept("e", "fruit", 3.2, 2)]).ShouldContain(sentence => sentence.Contains("twice"));

    [Fact]
    public void Two_proofs_whose_clock_was_set_between_them_are_judged_by_what_they_share() =>
        Judge([.. Proofs.Where(proof => proof.Key != "b"), Kept("b", "fruit", 3.02, 2.18), Kept("e", "fruit", 3.1, 0.03)]).ShouldBeEmpty();

    [Fact]
    public void A_machine_that_was_held_up_excuses_what_happened_then_and_nothing_else()
    {
        var late = new Lateness();
        late.Note(At(0.5), TimeSpan.FromSeconds(2));
        KeptPlay[] proofs = [Kept("a", "bread", 0.1, 1), .. Proofs.Skip(1)];

        Judge(proofs, late).ShouldBeEmpty();
        late.Worst.ShouldBe(TimeSpan.FromSeconds(2));
        Judge([.. Proofs.Where(proof => proof.Key != "c")], late).Single().ShouldContain("'coffee' was on");
    }

    [Fact]
    public void Points_follow_from_their_seed()
    {
        Blow[] blows = [Blow.Silo, Blow.Browser, Blow.Cut];
        PointPlan.Draw(7, blows, 20).ShouldBe(PointPlan.Draw(7, blows, 20));
        PointPlan.Draw(7, blows, 20).ShouldNotBe(PointPlan.Draw(8, blows, 20));
        PointPlan.Draw(7, blows, 3).Select(point => point.Blow).ShouldBe(blows, ignoreOrder: true);
    }

    [Fact]
    public void A_picture_is_told_by_its_colour()
    {
        // Two red pixels beside two black ones, twice; as a browser writes them.
        var png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAQAAAACCAIAAADwyuo0AAAAF0lEQVR4nGO8IyfHwMCg8ugRkGRiQAIAPN4DBNzyIVoAAAAASUVORK5CYII=");
        var picture = Png.Read(png);
        (picture.Width, picture.Height).ShouldBe((4, 2));
        picture.Mean(0, 0, 2, 2).ShouldBe((220.0, 30.0, 30.0));
        picture.Mean(2, 0, 2, 2).ShouldBe((0.0, 0.0, 0.0));
        var sight = new Sight(ShopFile.Colours);
        sight.Name((221, 33, 28)).ShouldBe("bread");
        sight.Name((29, 43, 37)).ShouldBe("");
        sight.Name((125, 100, 30)).ShouldBeNull();
    }

    private static IReadOnlyList<string> Judge(KeptPlay[] proofs, Lateness? late = null) => PlayJudge.Compare(PlayJudge.Join(Pictures, [At(7)], At(12)).Plays, proofs, At(12), late ?? new Lateness());

    private static Picture Seen(double seconds, string? content) => new(At(seconds), content);

    private static KeptPlay Kept(string key, string content, double seconds, double length) => new(key, content, At(seconds), TimeSpan.FromSeconds(length));

    private static DateTimeOffset At(double seconds) => Start.AddSeconds(seconds);
}
