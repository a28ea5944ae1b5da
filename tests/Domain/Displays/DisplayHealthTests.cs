using System.Collections.Immutable;
using Actors.Displays;

namespace Actors.Tests.Displays;

public class DisplayHealthTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly ContentItem Red = Item("red");
    private static readonly ContentItem Green = Item("green");
    private static readonly PageVitals Fine = new("page", Guid.Parse("00000000-0000-0000-0000-000000000001"), "red", true, 10, "00000000000000aa", 0.5, false, null, 0, 0, 0, null);

    private readonly DisplayWatch _watch = new(Start);
    private DisplayProgram _program = new("s1/a/one", 1, Fine.PlayId!.Value, Red, Start, "because", [Red, Green], null, false, []);
    private DateTimeOffset _now = Start;

    [Fact]
    public void A_page_that_paints_what_it_should_makes_a_healthy_screen()
    {
        Hear(Fine);

        _watch.Condition.ShouldBe(new DisplayCondition(DisplayHealth.Healthy, "Its page paints what it should.", Start, Fine));
    }

    [Fact]
    public void Nothing_is_said_of_a_screen_before_there_was_time_to_hear_of_it()
    {
        Pass(seconds: 3);
        _watch.Condition.Health.ShouldBe(DisplayHealth.Unknown);

        Pass(seconds: 2);
        _watch.Condition.Health.ShouldBe(DisplayHealth.Offline);
    }

    [Fact]
    public void A_reload_of_two_seconds_is_not_even_seen_and_a_page_that_stays_away_is_offline()
    {
        Hear(Fine);
        Hear();
        Pass(seconds: 2);
        Hear(Fine with { PageId = "reloaded", PlayId = null, ContentId = null, Frames = 0 });
        Pass(seconds: 2, Fine with { PageId = "reloaded" });
        _watch.Condition.Health.ShouldBe(DisplayHealth.Healthy);

        Hear();
        Pass(seconds: 5);
        _watch.Condition.Health.ShouldBe(DisplayHealth.Offline);
        _watch.Condition.Sentence.ShouldBe("No page of it is connected.");
    }

    [Fact]
    public void A_host_that_is_silent_for_six_seconds_takes_its_pages_with_it_and_another_hosts_page_counts()
    {
        Hear(Fine);
        Pass(seconds: 6);
        _watch.Condition.Health.ShouldBe(DisplayHealth.Healthy);

        Pass(seconds: 1);
        _watch.Condition.Health.ShouldBe(DisplayHealth.Offline);
        _watch.Condition.Sentence.ShouldContain("display host has fallen silent");

        for (var i = 0; i < 4; i++)
        {
            _watch.Hear(new DisplayVitals("other", _now, [Fine]), _now);
            Pass(seconds: 1);
        }

        _watch.Condition.Health.ShouldBe(DisplayHealth.Healthy);
    }

    [Fact]
    public void A_silo_that_slept_blames_no_host_for_what_it_did_not_hear()
    {
        Hear(Fine);
        _now += TimeSpan.FromSeconds(60);
        _watch.Judge(_program with { StartedAt = _now }, _now);
        _watch.Condition.Health.ShouldBe(DisplayHealth.Healthy);

        Pass(seconds: 7);
        _watch.Condition.Health.ShouldBe(DisplayHealth.Offline, "and still nobody is heard");
    }

    [Theory]
    [InlineData(true, 0.5, DisplayHealth.Healthy)]
    [InlineData(false, 0.5, DisplayHealth.Dark)]
    [InlineData(true, 0.019, DisplayHealth.Dark)]
    [InlineData(true, null, DisplayHealth.Healthy)]
    public void A_screen_is_dark_when_its_page_is_hidden_or_black_for_four_seconds(bool visible, double? light, DisplayHealth expected)
    {
        Hear(Fine);
        Pass(seconds: 2, Fine with { Visible = visible, Light = light });
        _watch.Condition.Health.ShouldBe(DisplayHealth.Healthy);

        Pass(seconds: 4, Fine with { Visible = visible, Light = light });
        _watch.Condition.Health.ShouldBe(expected);
    }

    [Fact]
    public void A_fade_through_black_is_not_dark()
    {
        for (var i = 0; i < 10; i++)
        {
            Pass(seconds: 2, Fine with { Light = i % 2 == 0 ? 0 : 0.5 });
        }

        _watch.Condition.ShouldSatisfyAllConditions(condition => condition.Health.ShouldBe(DisplayHealth.Healthy), condition => condition.Since.ShouldBe(Start + TimeSpan.FromSeconds(1)));
    }

    [Theory]
    [InlineData(0, 3000, 60_000, false, DisplayHealth.Healthy)]
    [InlineData(0, 4000, 0, false, DisplayHealth.Frozen)]
    [InlineData(2000, 4000, 0, false, DisplayHealth.Healthy)]
    [InlineData(6000, 6000, 6000, true, DisplayHealth.Frozen)]
    [InlineData(0, 0, 4000, true, DisplayHealth.Frozen)]
    [InlineData(0, 0, 3000, true, DisplayHealth.Healthy)]
    public void A_screen_is_frozen_when_its_page_does_not_answer_or_paints_no_frames_or_a_video_stands_still(double heard, double frames, double picture, bool moves, DisplayHealth expected)
    {
        Hear(Fine);
        Hear(Fine with { HeardMs = heard, FramesStillMs = frames, PictureStillMs = picture, Moves = moves });

        _watch.Condition.Health.ShouldBe(expected);
    }

    [Fact]
    public void A_spot_that_stays_long_after_its_time_is_frozen_unless_the_loop_has_nothing_else()
    {
        // The program's own showing, and the loop's first: both of the same spot.
        Pass(seconds: 20 + 4, Fine);
        _watch.Condition.Health.ShouldBe(DisplayHealth.Healthy);
        Pass(seconds: 3, Fine);
        _watch.Condition.Health.ShouldBe(DisplayHealth.Frozen);
        _watch.Condition.Sentence.ShouldBe("'red' is still on it, long after its time of 10 s.");

        _program = _program with { Loop = [Red] };
        Pass(seconds: 3, Fine);
        _watch.Condition.Health.ShouldBe(DisplayHealth.Healthy);
        _watch.Condition.Sentence.ShouldBe("Its lane is silent, and its page plays the loop.");
    }

    [Fact]
    public void Spots_that_come_back_whenever_the_page_is_asked_have_not_stayed()
    {
        for (var turns = 1; turns < 40; turns++)
        {
            Pass(seconds: 2, Fine with { Turns = 2 * turns });
        }

        _watch.Condition.Health.ShouldBe(DisplayHealth.Healthy);
        Pass(seconds: 20 + 6, Fine with { Turns = 78 });
        _watch.Condition.Health.ShouldBe(DisplayHealth.Frozen);
    }

    [Fact]
    public void A_screen_is_stale_when_its_page_follows_another_program_or_shows_something_else_or_cannot_play()
    {
        Hear(Fine);
        _program = _program with { PlayId = Guid.Parse("00000000-0000-0000-0000-000000000002"), Now = Green, StartedAt = _now, SwitchAt = _now + TimeSpan.FromSeconds(1) };
        Pass(seconds: 6, Fine);
        _watch.Condition.Health.ShouldBe(DisplayHealth.Healthy, "it has until five seconds after the moment to switch at");
        Pass(seconds: 1, Fine);
        _watch.Condition.Health.ShouldBe(DisplayHealth.Stale);

        Pass(seconds: 1, Fine with { PlayId = _program.PlayId });
        _watch.Condition.Sentence.ShouldBe("It shows 'red' instead of 'green'.");

        Pass(seconds: 3, Fine with { PlayId = _program.PlayId, ContentId = "green" });
        _watch.Condition.Health.ShouldBe(DisplayHealth.Healthy);

        Pass(seconds: 1, Fine with { PlayId = _program.PlayId, Failing = "'green': it cannot be decoded." });
        _watch.Condition.Sentence.ShouldBe("It cannot play its program: 'green': it cannot be decoded.");
    }

    [Fact]
    public void Off_by_its_hours_a_screen_may_be_black_and_away_but_not_lit()
    {
        _program = _program with { Dark = [new DarkWindow(_now, _now + TimeSpan.FromMinutes(1))] };
        Pass(seconds: 8, Fine with { Light = 0, ContentId = null });
        _watch.Condition.Health.ShouldBe(DisplayHealth.Off);
        Hear();
        Pass(seconds: 8);
        _watch.Condition.Health.ShouldBe(DisplayHealth.Off);

        Pass(seconds: 8, Fine);
        _watch.Condition.Health.ShouldBe(DisplayHealth.Stale);
        _watch.Condition.Sentence.ShouldBe("It should be off since 09:00:00 UTC, and it is lit.");
    }

    [Fact]
    public void After_its_hours_a_screen_has_seconds_to_come_on_and_is_dark_when_it_does_not()
    {
        _program = _program with { Dark = [new DarkWindow(_now, _now + TimeSpan.FromSeconds(10))], StartedAt = _now + TimeSpan.FromSeconds(10) };
        Pass(seconds: 13, Fine with { Light = 0 });
        _watch.Condition.Health.ShouldBeOneOf(DisplayHealth.Off, DisplayHealth.Healthy);

        Pass(seconds: 3, Fine with { Light = 0 });
        _watch.Condition.Health.ShouldBe(DisplayHealth.Dark);
    }

    [Fact]
    public void The_best_page_speaks_for_the_screen_and_the_others_are_told_of()
    {
        Hear(Fine, Fine with { PageId = "other", FramesStillMs = 9000 });

        _watch.Condition.Health.ShouldBe(DisplayHealth.Healthy);
        _watch.Condition.Sentence.ShouldBe("Its page paints what it should. Of its 2 pages 1 are worse, such as this: Its page answers, but paints no frames.");
    }

    [Fact]
    public void What_got_better_must_stay_better_for_two_seconds()
    {
        Hear(Fine with { FramesStillMs = 9000 });
        Hear(Fine);
        Pass(seconds: 1);
        _watch.Condition.Health.ShouldBe(DisplayHealth.Frozen);

        Pass(seconds: 1);
        _watch.Condition.Health.ShouldBe(DisplayHealth.Healthy);
    }

    private static ContentItem Item(string id) =>
        new(id, id, ContentKind.Image, new string('0', 64), "image/png", TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10), null, ContentCategory.None, false, []);

    private void Hear(params ImmutableArray<PageVitals> pages)
    {
        _watch.Hear(new DisplayVitals("host", _now, pages), _now);
        _watch.Judge(_program, _now);
    }

    /// <summary>Time passes, second by second; a page that is given speaks in each.</summary>
    private void Pass(int seconds, PageVitals? page = null)
    {
        for (var i = 0; i < seconds; i++)
        {
            _now += TimeSpan.FromSeconds(1);
            if (page is not null)
            {
                _watch.Hear(new DisplayVitals("host", _now, [page]), _now);
            }

            _watch.Judge(_program, _now);
        }
    }
}
