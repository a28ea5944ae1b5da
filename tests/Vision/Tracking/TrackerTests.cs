using Actors.Vision;
using FsCheck;
using FsCheck.Fluent;

namespace Actors.Tests.Vision;

public class TrackerTests
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(100);

    private readonly Tracker _tracker = new(TrackerOptions.Default);
    private readonly Track?[] _assigned = new Track?[64];
    private DateTimeOffset _at = DateTimeOffset.UnixEpoch;

    [Fact]
    public void A_face_counts_when_three_frames_have_shown_it()
    {
        Show(SpyVision.Face(10, 10));
        Show(SpyVision.Face(12, 10));
        _tracker.People.ShouldBeEmpty();

        Show(SpyVision.Face(14, 10));

        _tracker.People.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_flicker_of_the_detector_makes_no_person()
    {
        for (var i = 0; i < 50; i++)
        {
            Show(SpyVision.Face(10, 10));
            for (var gap = 0; gap < 4; gap++)
            {
                Show();
            }
        }

        _tracker.People.ShouldBeEmpty();
    }

    [Fact]
    public void Whoever_leaves_and_comes_back_is_somebody_new()
    {
        Repeat(5, SpyVision.Face(10, 10));
        var before = _tracker.People.Single().Id;
        Repeat(10);
        _tracker.Tracks.ShouldBeEmpty();

        Repeat(5, SpyVision.Face(10, 10));

        _tracker.People.Single().Id.ShouldNotBe(before);
    }

    [Fact]
    public void A_face_that_is_missed_for_half_a_second_is_the_same_person()
    {
        Repeat(5, SpyVision.Face(10, 10));
        var before = _tracker.People.Single().Id;
        Repeat(5);

        Show(SpyVision.Face(12, 10));

        _tracker.People.Single().Id.ShouldBe(before);
    }

    [Fact]
    public void Two_people_who_pass_each_other_keep_their_tracks()
    {
        for (var i = 0; i < 30; i++)
        {
            Show(SpyVision.Face(10 + (i * 15), 100), SpyVision.Face(450 - (i * 15), 140));
        }

        _tracker.People.Count().ShouldBe(2);
        _tracker.People.Select(track => track.Hits).ShouldAllBe(hits => hits == 30);
    }

    [Fact]
    public void A_fast_walker_is_followed_although_the_boxes_do_not_overlap()
    {
        for (var i = 0; i < 10; i++)
        {
            Show(SpyVision.Face(10 + (i * 45), 100));
        }

        _tracker.People.ShouldHaveSingleItem().Hits.ShouldBe(10);
    }

    [Fact]
    public void Nobody_ends_while_nothing_moves()
    {
        Repeat(5, SpyVision.Face(10, 10));
        for (var i = 0; i < 100; i++)
        {
            _at += Frame;
            _tracker.Hold(_at).ShouldBeEmpty();
        }

        _tracker.People.ShouldHaveSingleItem().LastSeen.ShouldBe(_at);
    }

    [Fact]
    public void Whoever_ends_is_reported_once()
    {
        Repeat(5, SpyVision.Face(10, 10));
        var id = _tracker.People.Single().Id;
        List<Track> ended = [];
        for (var i = 0; i < 20; i++)
        {
            ended.AddRange(Show());
        }

        ended.ShouldHaveSingleItem().Id.ShouldBe(id);
    }

    [Fact]
    public void Whatever_the_detector_says_each_face_has_one_track_and_no_id_comes_back() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed => Holds(new System.Random(seed))).QuickCheckThrowOnFailure();

    private static bool Holds(System.Random random)
    {
        var tracker = new Tracker(TrackerOptions.Default);
        var assigned = new Track?[64];
        var at = DateTimeOffset.UnixEpoch;
        HashSet<long> gone = [];
        var before = new HashSet<long>();
        for (var frame = 0; frame < 60; frame++)
        {
            at += TimeSpan.FromMilliseconds(random.Next(1, 400));
            var faces = Enumerable.Range(0, random.Next(0, 8))
                .Select(_ => SpyVision.Face(random.Next(-50, 640), random.Next(-50, 360), random.Next(8, 200)))
                .ToArray();
            var ended = tracker.Update(faces, at, assigned);
            var ids = tracker.Tracks.Select(track => track.Id).ToHashSet();
            gone.UnionWith(before.Except(ids));
            before = ids;
            var mine = assigned[..faces.Length];
            if (mine.Any(track => track is null)
                || mine.Distinct().Count() != faces.Length
                || mine.Where((track, i) => track!.Face != faces[i]).Any()
                || ids.Count != tracker.Tracks.Count
                || ids.Overlaps(gone)
                || ended.Any(track => ids.Contains(track.Id) || !track.Confirmed)
                || tracker.Tracks.Any(track => track.Id <= 0 || track.LastSeen < track.FirstSeen || track.LastSeen > at))
            {
                return false;
            }
        }

        return true;
    }

    private IReadOnlyList<Track> Show(params FaceBox[] faces)
    {
        _at += Frame;
        return _tracker.Update(faces, _at, _assigned);
    }

    private void Repeat(int frames, params FaceBox[] faces)
    {
        for (var i = 0; i < frames; i++)
        {
            Show(faces);
        }
    }
}
