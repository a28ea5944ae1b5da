using Actors.Cameras;
using Actors.Lanes;

namespace Actors.Tests.Vision;

public class ModeInForceTests
{
    private readonly ModeInForce _mode = new();

    [Fact]
    public void Until_the_grain_has_spoken_nothing_is_allowed() => _mode.Current.ShouldBe(LaneMode.Off);

    [Fact]
    public void An_announcement_that_overtakes_an_answer_stands()
    {
        var before = _mode.Notices;
        _mode.Announce(LaneMode.Off);

        _mode.Answer(LaneMode.Demographics, before);

        _mode.Current.ShouldBe(LaneMode.Off);
    }

    [Fact]
    public void An_answer_counts_when_nothing_was_announced_meanwhile()
    {
        _mode.Answer(LaneMode.Demographics, _mode.Notices);

        _mode.Current.ShouldBe(LaneMode.Demographics);
    }

    [Fact]
    public void A_mode_that_this_host_does_not_know_allows_nothing()
    {
        _mode.Announce(LaneMode.Demographics);
        _mode.Announce((LaneMode)2);

        _mode.Current.ShouldBe(LaneMode.Off);
    }

    [Fact]
    public async Task Whoever_waits_for_the_source_to_open_is_woken()
    {
        var waiting = _mode.WaitAsync(open: true, CancellationToken.None);
        waiting.IsCompleted.ShouldBeFalse();

        _mode.Announce(LaneMode.CountOnly);

        await waiting.WaitAsync(TimeSpan.FromSeconds(10));
    }
}
