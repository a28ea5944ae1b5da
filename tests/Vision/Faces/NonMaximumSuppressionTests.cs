using Actors.Vision;
using FsCheck;
using FsCheck.Fluent;

namespace Actors.Tests.Vision.Faces;

public sealed class NonMaximumSuppressionTests
{
    [Fact]
    public void What_stays_is_sorted_apart_and_covers_what_goes() => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
    {
        var random = new System.Random(seed);
        var candidates = Enumerable.Range(0, random.Next(40)).Select(_ => Box(random)).ToArray();
        var kept = new FaceBox[64];

        var stay = kept[..NonMaximumSuppression.Keep(candidates.ToArray(), kept)];

        return stay.Zip(stay.Skip(1)).All(pair => pair.First.Score >= pair.Second.Score)
            && stay.All(one => stay.All(other => one == other || NonMaximumSuppression.Overlap(one, other) <= NonMaximumSuppression.MostOverlap))
            && candidates.Except(stay).All(gone => stay.Any(
                better => better.Score >= gone.Score && NonMaximumSuppression.Overlap(better, gone) > NonMaximumSuppression.MostOverlap));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void The_best_are_kept_where_there_is_no_room_for_all()
    {
        FaceBox[] candidates = [At(0, 0.6f), At(100, 0.9f), At(200, 0.7f)];
        var kept = new FaceBox[2];

        NonMaximumSuppression.Keep(candidates, kept).ShouldBe(2);

        kept.Select(face => face.Score).ShouldBe([0.9f, 0.7f]);
    }

    [Fact]
    public void Overlap_is_the_shared_part_of_the_union()
    {
        NonMaximumSuppression.Overlap(At(0, 1), At(0, 1)).ShouldBe(1);
        NonMaximumSuppression.Overlap(At(0, 1), At(5, 1)).ShouldBe(50f / 150);
        NonMaximumSuppression.Overlap(At(0, 1), At(10, 1)).ShouldBe(0);
    }

    private static FaceBox At(float x, float score) => new(x, 0, 10, 10, score, default);

    private static FaceBox Box(System.Random random) =>
        new(random.Next(100), random.Next(100), 5 + random.Next(40), 5 + random.Next(40), random.NextSingle(), default);
}
