using Actors.Api;
using Actors.Audiences;
using Actors.Lanes;
using Actors.Live;
using Actors.Stores;
using Actors.TestKit;

namespace Actors.Tests;

public sealed class LaneFeedTests
{
    private static readonly AudienceSnapshot Two = new(2, 1, [new AudienceGroup(AgeBand.Unknown, Gender.Unknown, 2, 1)], Simulated: false);

    private readonly ManualClock _clock = new();
    private readonly LiveStore _live;
    private readonly LaneFeed _feed;
    private readonly LaneSettings _lane = Some.Lane();

    public LaneFeedTests()
    {
        _live = new LiveStore(_clock);
        _feed = new LaneFeed(new StoreSettings("s1", "Store", "Europe/Berlin", "Store", "mail", [_lane]), _live, _clock);
        _feed.OnLaneChanged(new LaneSnapshot(_lane.LaneId, _lane.Name, _lane.Kind, _lane.Mode, _clock.GetUtcNow(), Two, false, null, [], [], [], 1, 1));
    }

    private LaneView Shown => _live.Latest<LaneView>(LiveKinds.Lane).Single();

    [Fact]
    public void A_lane_that_falls_silent_shows_nobody_once_its_cameras_words_have_run_out()
    {
        _clock.Advance(_lane.SightingTimeToLive);
        _feed.ForgetSilent();
        Shown.Audience.Count.ShouldBe(2);

        _clock.Advance(TimeSpan.FromSeconds(2));
        _feed.ForgetSilent();

        Shown.Audience.Count.ShouldBe(0);
        Shown.Blind.ShouldBeTrue("nobody knows who is there");
    }

    [Fact]
    public void A_lane_that_speaks_again_is_believed_again()
    {
        _clock.Advance(TimeSpan.FromMinutes(1));
        _feed.ForgetSilent();

        _feed.OnAudienceChanged(Told(decisions: 1));
        _feed.ForgetSilent();

        Shown.Audience.Count.ShouldBe(2);
        Shown.Blind.ShouldBeFalse();
    }

    [Fact]
    public void Counts_are_shown_at_once_though_the_decision_they_come_with_has_to_be_asked_for()
    {
        _feed.OnAudienceChanged(Told(decisions: 2) with { Audience = AudienceSnapshot.Empty });

        Shown.Audience.Count.ShouldBe(0);
        _feed.TakeOvertaken().ShouldBe([_lane.LaneId]);
    }

    private LaneAudience Told(long decisions) => new(_lane.LaneId, _clock.GetUtcNow(), _lane.Mode, Two, Blind: false, Sightings: 2, decisions);
}
