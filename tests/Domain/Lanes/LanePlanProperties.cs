using System.Collections.Immutable;
using Actors.Audiences;
using Actors.Displays;
using Actors.Lanes;
using Actors.TestKit;
using FsCheck;
using FsCheck.Fluent;

namespace Actors.Tests.Lanes;

/// <summary>What must hold for any sequence of events. A number stands for an event and the time before it, so that failing sequences shrink.</summary>
public class LanePlanProperties
{
    private const string SecondCamera = "s1/checkout-1/cam-2";
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 20, 59, 30, TimeSpan.Zero);
    private static readonly DateTimeOffset WindowEnds = new(2026, 3, 2, 21, 0, 0, TimeSpan.Zero);

    private static readonly LaneSettings Settings = Some.Lane(
        Some.Content("welcome", isDefault: true, minimum: 1, maximum: 3),
        Some.Content("skincare", Some.For(Gender.Female, bands: [AgeBand.From18To34, AgeBand.From35To54]), minimum: 1, maximum: 3),
        Some.Content("two", Some.For(minimum: 2), minimum: 2, maximum: 5),
        Some.Content("wine", Some.For(bands: [AgeBand.From35To54]), ContentCategory.Alcohol, minimum: 2, maximum: 8)) with
    {
        CameraIds = [Some.CameraId, SecondCamera],
        Restricted = [new(ContentCategory.Alcohol, new TimeOnly(18, 0), new TimeOnly(22, 0))],
    };

    private static readonly Sighting[] People =
    [
        Some.Person(), Some.Person(Gender.Male), Some.Person(band: AgeBand.From18To34), Some.Person(band: AgeBand.From55),
        Some.Person(mayBeMinor: true), Some.Person(verified: false), Some.Person(band: AgeBand.Unknown), Some.Person(band: AgeBand.Under18),
    ];

    [Fact]
    public void Shown_restricted_content_implies_that_nothing_blocks_it()
    {
        var shown = 0;
        Check(events =>
        {
            var run = new Run();
            run.Drive.Invariant = () =>
            {
                if (run.Drive.Plays.Count > 0 && run.Drive.Playing.Content.Category != ContentCategory.None)
                {
                    shown++;
                    run.Blocker().ShouldBeNull($"wine is on screen at {run.Drive.Now:O}");
                }
            };
            run.Play(events);
        });
        shown.ShouldBeGreaterThan(1000, "the property says nothing unless restricted content is often on screen");
    }

    [Fact]
    public void Every_play_keeps_its_minimum_time_unless_it_is_forbidden_and_its_maximum_time_always() => Check(events =>
    {
        var run = new Run();
        run.Play(events);
        foreach (var (play, next) in run.Drive.Plays.Zip(run.Drive.Plays.Skip(1)))
        {
            var time = next.Decision.At - play.Decision.At;
            time.ShouldBeLessThanOrEqualTo(play.Content.MaximumTime);
            if (next.Decision.Trigger is "the audience has changed" or "the spot has ended")
            {
                time.ShouldBeGreaterThanOrEqualTo(play.Content.MinimumTime);
            }
        }
    });

    [Fact]
    public void The_same_events_lead_to_the_same_decisions() => Check(events =>
    {
        var (one, other) = (new Run(), new Run());
        one.Play(events);
        other.Play(events);
        other.Drive.Plays.Select(Describe).ShouldBe(one.Drive.Plays.Select(Describe));

        static string Describe(LanePlay play) => $"{play.Decision.At:O} {play.Content.ContentId} {play.SightingSentAt:O} {string.Join("|", play.Decision.Steps)}";
    });

    [Fact]
    public void The_loop_is_never_restricted_and_needs_no_audience() => Check(events =>
    {
        var run = new Run();
        run.Play(events);
        run.Drive.Plays.ShouldAllBe(play => play.Loop.Length == 1 && play.Loop[0].ContentId == "welcome");
    });

    [Fact]
    public void A_sensor_that_flaps_within_the_hold_time_never_flaps_the_screen() => Check(events =>
    {
        var drive = new LaneDrive(Settings with { CameraIds = [Some.CameraId], Restricted = [] });
        Sighting[] steady = [Some.Person(), Some.Person()];
        drive.Pass(6, steady);
        var before = drive.Plays.Count;
        foreach (var number in events.Take(40))
        {
            // A flicker shorter than the hold of 0.5 s, then the truth again for a moment.
            drive.See(Audience(number));
            drive.Sleep(drive.Now + Some.Seconds(0.01 + Spread(number, 3) % 240 / 1000.0));
            drive.See(steady);
            drive.Sleep(drive.Now + Some.Seconds(0.01 + Spread(number, 4) % 240 / 1000.0));
        }

        drive.Plays.Skip(before).ShouldAllBe(play => play.Decision.Trigger == "the spot has ended");
    });

    private static void Check(Action<uint[]> property) =>
        Prop.ForAll(ArbMap.Default.ArbFor<uint[]>(), events => property(events)).Check(Config.QuickThrowOnFailure.WithMaxTest(150).WithEndSize(150));

    private static Sighting[] Audience(uint number) =>
        [.. Enumerable.Range(0, (int)(Spread(number, 1) % 4)).Select(i => People[Spread(number, 10 + (uint)i) % 16 is var who && who < 8 ? who : 0])];

    /// <summary>Small numbers, which is what is generated and shrunk to, spread over everything.</summary>
    private static uint Spread(uint number, uint salt)
    {
        var mixed = (number + (salt * 0x9E3779B9)) * 0x85EBCA6B;
        mixed = (mixed ^ (mixed >> 13)) * 0xC2B2AE35;
        return (mixed ^ (mixed >> 16)) >> 4;
    }

    /// <summary>A plan under events, beside a record of what was said to it, from which blockers are judged without the plan's own rules.</summary>
    private sealed class Run
    {
        private readonly Dictionary<string, (DateTimeOffset At, Sighting[] People)> _words = [];
        private LaneMode _mode = LaneMode.Demographics;

        public LaneDrive Drive { get; } = new(Settings, start: Start);

        public void Play(uint[] events)
        {
            foreach (var number in events.Select((it, index) => (it * 1009) + (uint)index))
            {
                Drive.Sleep(Drive.Now + Some.Seconds(Spread(number, 0) % (Spread(number, 12) % 20 == 0 ? 3000 : 400) / 1000.0));
                Event(number);
            }

            Drive.Sleep(Drive.Now + Some.Seconds(5));
        }

        public string? Blocker()
        {
            if (_mode != LaneMode.Demographics || Drive.Settings.Family || Drive.Now >= WindowEnds)
            {
                return "mode, family or hours";
            }

            var heard = Drive.Settings.CameraIds.Select(id => _words.GetValueOrDefault(id)).ToArray();
            var people = heard.SelectMany(word => word.People ?? []).ToArray();
            return heard.Any(word => word.People is null || word.At + Drive.Settings.SightingTimeToLive <= Drive.Now) ? "a camera that does not see"
                : people.Length == 0 ? "nobody is seen"
                : people.Any(who => !who.Verified || who.MayBeMinor || who.AgeBand is AgeBand.Unknown or AgeBand.Under18) ? "somebody who may not see it"
                : null;
        }

        private void Event(uint number)
        {
            var camera = Spread(number, 5) % 2 == 0 ? Some.CameraId : SecondCamera;
            switch (Spread(number, 6) % 40)
            {
                case 0:
                    _mode = Spread(number, 7) % 2 == 0 ? LaneMode.Off : LaneMode.CountOnly;
                    _words.Clear();
                    Drive.Take((plan, now) => plan.ChangeMode(_mode, now));
                    _mode = LaneMode.Demographics;
                    Drive.Take((plan, now) => plan.ChangeMode(_mode, now));
                    break;
                case 1:
                    _words.Remove(camera);
                    Drive.Take((plan, now) => plan.CameraChanged(camera, false, now));
                    break;
                case 2:
                    Drive.Configure(Settings with { Family = Spread(number, 7) % 4 == 0, CameraIds = Spread(number, 8) % 2 == 0 ? Settings.CameraIds : [Some.CameraId] });
                    Drive.Settings.CameraIds.Contains(SecondCamera).ShouldBe(Drive.Settings.CameraIds.Length == 2);
                    if (Drive.Settings.CameraIds.Length == 1)
                    {
                        _words.Remove(SecondCamera);
                    }

                    break;
                default:
                    if (Drive.Settings.CameraIds.Contains(camera))
                    {
                        var people = Spread(number, 9) % 6 == 0 ? Audience(number) : [People[1]];
                        _words[camera] = (Drive.Now, people);
                        Drive.See(camera, _mode, people);
                    }

                    break;
            }
        }
    }
}
