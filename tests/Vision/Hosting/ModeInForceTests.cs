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
        Allow(LaneMode.CountOnly);
        var before = _mode.Ask();
        _mode.Announce(LaneMode.Off);

        _mode.Answer(LaneMode.Demographics, before);

        _mode.Current.ShouldBe(LaneMode.Off);
    }

    [Fact]
    public void An_answer_counts_when_nothing_was_announced_meanwhile()
    {
        _mode.Answer(LaneMode.Demographics, _mode.Ask());

        _mode.Current.ShouldBe(LaneMode.Demographics);
    }

    [Fact]
    public void A_mode_that_this_host_does_not_know_allows_nothing()
    {
        Allow(LaneMode.Demographics);
        _mode.Announce((LaneMode)2);

        _mode.Current.ShouldBe(LaneMode.Off);
    }

    [Fact]
    public async Task Whoever_waits_for_the_source_to_open_is_woken()
    {
        var waiting = _mode.WaitAsync(open: true, CancellationToken.None);
        waiting.IsCompleted.ShouldBeFalse();

        Allow(LaneMode.CountOnly);

        await waiting.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void An_announcement_that_forbids_is_obeyed_at_once()
    {
        Allow(LaneMode.Demographics);

        _mode.Announce(LaneMode.CountOnly);

        _mode.Current.ShouldBe(LaneMode.CountOnly);
        _mode.Doubt.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public void An_announcement_that_allows_more_is_only_asked_about()
    {
        Allow(LaneMode.CountOnly);

        _mode.Announce(LaneMode.Demographics);

        _mode.Current.ShouldBe(LaneMode.CountOnly);
        _mode.Doubt.IsCompleted.ShouldBeTrue();
        Allow(LaneMode.Demographics);
        _mode.Current.ShouldBe(LaneMode.Demographics);
        _mode.Doubt.IsCompleted.ShouldBeFalse("the answer has settled it");
    }

    [Fact]
    public void Two_announcements_that_have_changed_places_never_allow_what_the_last_one_forbids()
    {
        Allow(LaneMode.Demographics);

        // Said were count-only and then off.
        _mode.Announce(LaneMode.Off);
        _mode.Announce(LaneMode.CountOnly);

        _mode.Current.ShouldBe(LaneMode.Off);
        _mode.Doubt.IsCompleted.ShouldBeTrue();
    }

    private void Allow(LaneMode mode) => _mode.Answer(mode, _mode.Ask());
}
