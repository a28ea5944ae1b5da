using System.Collections.Immutable;
using System.Numerics;
using Actors.Audiences;
using Actors.Lanes;

namespace Actors.Vision;

/// <summary>
/// One camera's frames become people: motion gate, detection, tracks, verification, attributes. Each frame is wiped as soon as its crops are
/// cut, and no step is begun that the deadline would overtake; if one is overtaken all the same, what it read is thrown away.
/// One thread at a time.
/// </summary>
internal sealed class FramePipeline(IFaceVision vision, PrivacyGuard guard, TimeProvider clock, CameraCounters counters)
{
    private const int MostFaces = 64;
    private const int UrgentSamples = 3;

    // Beyond this a gap is the camera's, not the audience's: nobody is said to have looked through it.
    private static readonly TimeSpan LongestStep = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(300);

    private readonly Tracker _tracker = new(TrackerOptions.Default);
    private readonly MotionGate _gate = new();
    private readonly FacePlan _plan = new();
    private readonly StepBudget _detect = new();
    private readonly StepBudget _mesh = new();
    private readonly StepBudget _attributes = new();
    private readonly FaceBox[] _faces = new FaceBox[MostFaces];
    private readonly Track?[] _assigned = new Track?[MostFaces];
    private LaneMode _mode = LaneMode.Off;
    private DateTimeOffset _at;

    /// <summary>The people in view.</summary>
    public IEnumerable<Track> People => _tracker.People;

    /// <summary>The people who were gone at the last frame.</summary>
    public IReadOnlyList<Track> Left { get; private set; } = [];

    /// <summary>Runs every model once over nothing: their first run takes many times as long as any later one, and would cost real frames.</summary>
    public void WarmUp()
    {
        const int Side = 64;
        var blank = new RgbView(new byte[Side * Side * 3], Side, Side);
        var crop = new byte[Math.Max(vision.MeshCropBytes, vision.AttributeCropBytes)];
        var middle = new Vector2(Side / 2f);
        var aside = new Vector2(Side / 4f, 0);
        var face = new FaceBox(0, 0, Side, Side, 1, new FacePoints(middle - aside, middle + aside, middle, middle, middle - aside, middle + aside));
        vision.Detect(blank, _faces);
        vision.CutMeshCrop(blank, face, crop.AsSpan(0, vision.MeshCropBytes));
        vision.ReadMesh(crop.AsSpan(0, vision.MeshCropBytes), angles: true);
        vision.CutAttributeCrop(blank, face, crop.AsSpan(0, vision.AttributeCropBytes));
        vision.ReadAttributes(crop.AsSpan(0, vision.AttributeCropBytes));
    }

    /// <summary>Takes a frame through, and wipes it.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="mode">What the lane allows from this frame on; nothing that was learnt under another mode is kept.</param>
    public FrameOutcome Process(Frame frame, LaneMode mode)
    {
        using (frame)
        {
            Left = [];
            if (mode != _mode)
            {
                Forget(mode);
            }

            if (mode == LaneMode.Off)
            {
                return FrameOutcome.Forbidden;
            }

            Pass(frame.CapturedAt);
            if (!MayStart(_detect, frame.Pixels, isUrgent: true) || frame.Pixels.IsExpired)
            {
                return Drop();
            }

            if (!Moved(frame))
            {
                Left = _tracker.Hold(frame.CapturedAt);
                counters.AddUnchanged();
                return FrameOutcome.Unchanged;
            }

            try
            {
                return Analyse(frame, mode == LaneMode.Demographics);
            }
            catch
            {
                // A model that fails may have left its input as it was.
                vision.WipeInputs();
                throw;
            }
        }
    }

    /// <summary>Forgets everybody and the scene.</summary>
    public void Forget() => Forget(LaneMode.Off);

    /// <summary>The people in view as the mode allows to say it.</summary>
    public ImmutableArray<Sighting> Sightings(DateTimeOffset at) => [.. People.Select(track => Describe(track, at))];

    private Sighting Describe(Track track, DateTimeOffset at)
    {
        var person = track.Person;
        var present = at - track.FirstSeen;
        var described = _mode == LaneMode.Demographics && person.Verified;
        return new Sighting(
            track.Id,
            described ? person.Evidence.AgeBand : AgeBand.Unknown,
            described ? person.Evidence.Gender : Gender.Unknown,
            described && person.Looking,
            person.Verified,
            !described || person.MayBeMinor,
            present,
            described ? TimeSpan.FromTicks(Math.Min(person.Attention.Ticks, present.Ticks)) : TimeSpan.Zero);
    }

    private void Forget(LaneMode mode)
    {
        _mode = mode;
        _tracker.Clear();
        _gate.Reset();
        _at = default;
    }

    private void Pass(DateTimeOffset at)
    {
        var time = _at == default || at - _at > LongestStep ? TimeSpan.Zero : at - _at;
        _at = at;
        foreach (var track in _tracker.Tracks)
        {
            if (!track.InSight && at - track.LastSeen > Glance)
            {
                track.Person.LookAway();
            }

            track.Person.Pass(time);
        }
    }

    private bool Moved(Frame frame)
    {
        var since = clock.GetTimestamp();
        var attributes = _mode == LaneMode.Demographics;
        var believe = MotionGate.EmptyInterval;
        foreach (var track in _tracker.Tracks)
        {
            if (!track.Confirmed || FacePlan.Wants(track, attributes))
            {
                believe = MotionGate.EagerInterval;
                break;
            }

            believe = MotionGate.OccupiedInterval;
        }

        var moved = _gate.Opens(frame.View, frame.CapturedAt, believe);
        counters.Stages.Add(Stage.Motion, clock.GetElapsedTime(since));
        return moved;
    }

    private FrameOutcome Analyse(Frame frame, bool attributes)
    {
        frame.Pixels.WipeAlso(vision.WipeInputs);
        var since = clock.GetTimestamp();
        var found = vision.Detect(frame.View, _faces);
        Done(Stage.Detect, _detect, since);
        if (frame.Pixels.IsExpired)
        {
            return Drop();
        }

        since = clock.GetTimestamp();
        var faces = _faces.AsSpan(0, found);
        var tracks = _assigned.AsSpan(0, found);
        Left = _tracker.Update(faces, frame.CapturedAt, tracks);
        foreach (var track in tracks)
        {
            track!.Person.FramesSinceMesh++;
        }

        _plan.Make(tracks, frame.CapturedAt, attributes);
        since = Done(Stage.Track, null, since);
        using (var crops = new CropSet(guard, frame.Pixels.CapturedAt, counters.Lifetimes, vision.WipeInputs))
        {
            var complete = TryCut(frame, faces, crops);
            frame.Dispose();
            Done(Stage.Crop, null, since);
            if (complete)
            {
                Read(crops, tracks, frame.CapturedAt, attributes);
            }
        }

        var verified = 0;
        foreach (var track in tracks)
        {
            if (attributes)
            {
                track!.Person.Turn(HeadPose.YawDegrees(track.Face.Points));
            }

            verified += track!.Person.Verified ? 1 : 0;
        }

        tracks.Clear();
        counters.AddAnalysed(found, verified);
        return FrameOutcome.Analysed;
    }

    // False when the deadline came in between: then the crops show nothing.
    private bool TryCut(Frame frame, ReadOnlySpan<FaceBox> faces, CropSet crops)
    {
        foreach (var face in _plan.Mesh)
        {
            if (!crops.TryAdd(vision.MeshCropBytes, out var crop))
            {
                return false;
            }

            vision.CutMeshCrop(frame.View, faces[face], crop);
        }

        if (_plan.Attributes >= 0)
        {
            if (!crops.TryAdd(vision.AttributeCropBytes, out var crop))
            {
                return false;
            }

            vision.CutAttributeCrop(frame.View, faces[_plan.Attributes], crop);
        }

        return !frame.Pixels.IsExpired;
    }

    private void Read(CropSet crops, ReadOnlySpan<Track?> tracks, DateTimeOffset at, bool angles)
    {
        for (var i = 0; i < _plan.Mesh.Count; i++)
        {
            var face = _plan.Mesh[i];
            var track = tracks[face]!;
            using var crop = crops[i];
            var isFace = ReadMesh(crop, track, angles);
            if (face != _plan.Attributes)
            {
                continue;
            }

            // At once, before other faces are verified: it is the step that takes longest.
            using var attributes = crops[_plan.Mesh.Count];
            track.Person.AskedAt = at;
            if (isFace)
            {
                ReadAttributes(attributes, track);
            }
        }
    }

    private bool ReadMesh(PixelLease crop, Track track, bool angles)
    {
        if (!MayStart(_mesh, crop, isUrgent: !track.Person.Verified))
        {
            return false;
        }

        var since = clock.GetTimestamp();
        var reading = vision.ReadMesh(crop.Pixels, angles);
        Done(Stage.Verify, _mesh, since);
        if (crop.IsExpired)
        {
            return false;
        }

        var isFace = reading.FaceProbability > 0.5f;
        track.Person.Verify(isFace);
        if (isFace && angles)
        {
            track.Person.CorrectYaw(HeadPose.YawDegrees(track.Face.Points), reading.YawDegrees);
        }

        return isFace;
    }

    private void ReadAttributes(PixelLease crop, Track track)
    {
        if (!MayStart(_attributes, crop, isUrgent: track.Person.Evidence.Samples < UrgentSamples))
        {
            return;
        }

        var since = clock.GetTimestamp();
        var reading = vision.ReadAttributes(crop.Pixels);
        Done(Stage.Attributes, _attributes, since);
        if (!crop.IsExpired)
        {
            track.Person.Sample(reading, track.Face.Width);
        }
    }

    // What is not urgent is done only while images are young: a person whom enough is known of can wait for a frame that comes at a better time.
    private static bool MayStart(StepBudget step, PixelLease pixels, bool isUrgent)
    {
        if (pixels.Remaining - (isUrgent ? TimeSpan.Zero : PrivacyGuard.CropLimit - PrivacyGuard.FrameLimit) >= step.Needed)
        {
            return true;
        }

        step.Decline();
        return false;
    }

    private long Done(Stage stage, StepBudget? step, long since)
    {
        var took = clock.GetElapsedTime(since);
        counters.Stages.Add(stage, took);
        step?.Record(took);
        return clock.GetTimestamp();
    }

    private FrameOutcome Drop()
    {
        counters.AddDropped(1);
        return FrameOutcome.Dropped;
    }
}
