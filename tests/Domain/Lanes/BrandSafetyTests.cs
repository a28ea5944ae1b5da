using Actors.Audiences;
using Actors.Displays;
using Actors.Lanes;
using Actors.TestKit;

namespace Actors.Tests.Lanes;

public class BrandSafetyTests
{
    private static readonly ContentItem Welcome = Some.Content("welcome", isDefault: true);
    private static readonly ContentItem Wine = Some.Content("wine", Some.For(bands: [AgeBand.From35To54, AgeBand.From55]), ContentCategory.Alcohol);
    private static readonly DateTimeOffset Evening = new(2026, 3, 2, 18, 0, 0, TimeSpan.Zero);
    private static readonly Sighting Adult = Some.Person();

    private static LaneSettings Lane => Some.Lane(Welcome, Wine) with
    {
        Restricted = [new(ContentCategory.Alcohol, new TimeOnly(18, 0), new TimeOnly(22, 0))],
    };

    private static LaneDrive WineIsPlaying()
    {
        var drive = new LaneDrive(Lane, start: Evening);
        drive.Pass(5, Adult);
        drive.Playing.Content.ShouldBe(Wine);
        return drive;
    }

    [Fact]
    public void Verified_adults_within_the_window_see_it() => WineIsPlaying();

    public static TheoryData<string, Sighting> Blockers => new()
    {
        { "somebody may be under 18", Some.Person(mayBeMinor: true) },
        { "somebody may be under 18", Some.Person(band: AgeBand.Under18) },
        { "somebody's age is not known", Some.Person(band: AgeBand.Unknown) },
        { "a face is not verified", Some.Person(verified: false) },
    };

    [Theory]
    [MemberData(nameof(Blockers))]
    public void A_blocker_ends_it_at_once_before_its_minimum_time(string why, Sighting blocker)
    {
        var drive = WineIsPlaying();
        drive.See(Adult, blocker);

        drive.Playing.Content.ShouldBe(Welcome);
        drive.Playing.Decision.At.ShouldBe(drive.Now);
        drive.Playing.Decision.Trigger.ShouldBe($"wine ends at once: {why}");
        drive.Playing.SightingSentAt.ShouldBe(drive.Now);
        drive.Playing.Decision.Steps.ShouldContain($"wine is ruled out: {why}.");
    }

    [Theory]
    [MemberData(nameof(Blockers))]
    public void A_blocker_keeps_it_from_beginning(string why, Sighting blocker)
    {
        why.ShouldNotBeEmpty();
        var drive = new LaneDrive(Lane, start: Evening);
        drive.Pass(30, Adult, Adult, Adult, blocker);
        drive.Plays.ShouldAllBe(play => play.Content == Welcome);
    }

    [Fact]
    public void It_ends_at_once_when_nobody_is_seen_any_more()
    {
        var drive = WineIsPlaying();
        drive.See();
        drive.Playing.Content.ShouldBe(Welcome);
    }

    [Fact]
    public void It_ends_when_the_cameras_last_word_expires()
    {
        var drive = WineIsPlaying();
        var last = drive.Now;
        drive.Pass(3);
        drive.Playing.Content.ShouldBe(Welcome);
        drive.Playing.Decision.At.ShouldBe(last + Some.Seconds(2));
    }

    [Fact]
    public void It_ends_at_once_when_a_camera_is_lost()
    {
        var drive = WineIsPlaying();
        drive.Take((plan, now) => plan.CameraChanged(Some.CameraId, false, now));
        drive.Playing.Content.ShouldBe(Welcome);
    }

    [Fact]
    public void It_needs_every_camera_of_the_lane()
    {
        var drive = new LaneDrive(Lane with { CameraIds = [Some.CameraId, "s1/checkout-1/cam-2"] }, start: Evening);
        drive.Pass(30, Adult);
        drive.Plays.ShouldAllBe(play => play.Content == Welcome);
        drive.Playing.Decision.Steps.ShouldContain("wine is ruled out: camera s1/checkout-1/cam-2 does not see at the moment, so who is there is not known.");
    }

    [Theory]
    [InlineData(LaneMode.CountOnly)]
    [InlineData(LaneMode.Off)]
    public void It_ends_at_once_when_the_mode_no_longer_says_who_is_there(LaneMode mode)
    {
        var drive = WineIsPlaying();
        drive.Take((plan, now) => plan.ChangeMode(mode, now));
        drive.Playing.Content.ShouldBe(Welcome);
    }

    [Fact]
    public void It_ends_with_its_window()
    {
        var drive = new LaneDrive(Lane, start: new DateTimeOffset(2026, 3, 2, 20, 59, 50, 70, TimeSpan.Zero));
        drive.Pass(8, Adult);
        drive.Playing.Content.ShouldBe(Wine);
        drive.Pass(4, Adult);
        drive.Playing.Content.ShouldBe(Welcome);
        drive.Playing.Decision.At.ShouldBe(new DateTimeOffset(2026, 3, 2, 21, 0, 0, TimeSpan.Zero), "22:00 in Berlin");
    }

    [Fact]
    public void It_is_never_shown_in_a_family_lane_or_in_one_that_has_not_switched_it_on()
    {
        foreach (var lane in new[] { Lane with { Family = true }, Lane with { Restricted = [] }, Lane with { Restricted = [Lane.Restricted[0] with { Category = ContentCategory.Tobacco }] } })
        {
            var drive = new LaneDrive(lane, start: Evening);
            drive.Pass(30, Adult);
            drive.Plays.ShouldAllBe(play => play.Content == Welcome);
        }
    }

    [Fact]
    public void It_does_not_begin_until_the_audience_has_been_free_of_blockers_for_the_hold_time()
    {
        var drive = new LaneDrive(Lane, start: Evening);
        drive.Pass(9.7, Adult, Some.Person(mayBeMinor: true));
        drive.Pass(0.3, Adult);
        drive.Playing.Decision.Trigger.ShouldBe("the spot has ended");
        drive.Playing.Content.ShouldBe(Welcome);
    }
}
