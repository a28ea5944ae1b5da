using Actors.Vision;
using Actors.TestKit;

namespace Actors.Tests.Vision;

public class BatchCadenceTests
{
    private readonly ManualClock _clock = new();
    private readonly BatchCadence _cadence = new();

    [Fact]
    public void Whoever_enters_or_leaves_is_told_at_once()
    {
        Due(1).ShouldBeTrue("somebody entered");
        Step(50);
        Due(1, 2).ShouldBeTrue("somebody else entered");
        Step(50);
        Due(2).ShouldBeTrue("somebody left");
        Step(50);
        Due().ShouldBeTrue("everybody left");
    }

    [Fact]
    public void The_first_frame_is_told_even_when_nobody_is_there()
    {
        Due().ShouldBeTrue("what was believed before may be wrong");
        Step(500);
        Due().ShouldBeFalse();
        _cadence.Reset();
        Due().ShouldBeTrue("nothing that was told before holds");
    }

    [Fact]
    public void While_nobody_enters_or_leaves_it_is_told_a_few_times_a_second()
    {
        var sent = 0;
        for (var i = 0; i < 100; i++)
        {
            sent += Due(1) ? 1 : 0;
            Step(100);
        }

        sent.ShouldBeInRange(30, 50);
    }

    [Fact]
    public void Nobody_is_told_once()
    {
        Due(1);
        Step(500);

        Enumerable.Range(0, 50).Count(_ =>
        {
            Step(100);
            return Due();
        }).ShouldBe(1);
    }

    [Fact]
    public void However_people_flicker_no_second_has_more_than_five_batches()
    {
        var random = new Random(11);
        List<DateTimeOffset> sent = [];
        for (var i = 0; i < 2000; i++)
        {
            if (Due([.. Enumerable.Range(1, 5).Where(_ => random.Next(2) == 0).Select(id => (long)id)]))
            {
                sent.Add(_clock.GetUtcNow());
            }

            Step(random.Next(1, 150));
        }

        sent.Count.ShouldBeGreaterThan(100);
        for (var i = 0; i + 5 < sent.Count; i++)
        {
            (sent[i + 5] - sent[i]).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1));
        }
    }

    private bool Due(params long[] people) => _cadence.IsDue(people, _clock.GetUtcNow());

    private void Step(int milliseconds) => _clock.Advance(TimeSpan.FromMilliseconds(milliseconds));
}
