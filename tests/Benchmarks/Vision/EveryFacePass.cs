using Actors.Vision;

namespace Actors.Benchmarks.Vision;

/// <summary>
/// The product's parts put to Human's job: no motion gate, no sampling, mesh and age and gender of every face on every frame. It takes longer
/// than the product allows a picture to live, so its guard is one that does not wipe at the deadline; frames and crops are wiped all the same.
/// </summary>
internal sealed class EveryFacePass(ClipFrames clip, IFaceVision vision, TimeProvider clock)
{
    private const int MostFaces = 64;
    private readonly FaceBox[] _faces = new FaceBox[MostFaces];
    private readonly Track?[] _tracks = new Track?[MostFaces];

    public Pass Run()
    {
        var recording = new RecordingVision(vision);
        using var guard = new PrivacyGuard(clock);
        var lifetimes = new LifetimeRecorder();
        var tracker = new Tracker(TrackerOptions.Default);
        var faces = 0L;
        var described = 0L;
        var spent = Pass.Measure(() =>
        {
            for (var i = 0; i < clip.Count; i++)
            {
                var found = Analyse(i, recording, guard, lifetimes, tracker);
                faces += found;
                described += found;
            }
        });
        return new Pass(spent, faces, described, clip.Count, 0, recording.Calls, new Dictionary<Stage, TimeSpan>());
    }

    private int Analyse(int index, RecordingVision vision, PrivacyGuard guard, LifetimeRecorder lifetimes, Tracker tracker)
    {
        var captured = guard.Now;
        var at = DateTimeOffset.UnixEpoch + TimeSpan.FromSeconds(index / clip.FramesPerSecond);
        using var crops = new CropSet(guard, captured, lifetimes, vision.WipeInputs);
        int found;
        using (var pixels = guard.Rent(clip.FrameBytes, captured, PrivacyGuard.FrameLimit, lifetimes))
        {
            clip[index].CopyTo(pixels.Pixels);
            var frame = new RgbView(pixels.Pixels, clip.Width, clip.Height);
            found = vision.Detect(frame, _faces);
            for (var face = 0; face < found; face++)
            {
                vision.CutMeshCrop(frame, _faces[face], Room(crops, vision.MeshCropBytes));
                vision.CutAttributeCrop(frame, _faces[face], Room(crops, vision.AttributeCropBytes));
            }
        }

        tracker.Update(_faces.AsSpan(0, found), at, _tracks);
        for (var face = 0; face < found; face++)
        {
            var person = _tracks[face]!.Person;
            var mesh = vision.ReadMesh(crops[2 * face].Pixels, angles: true);
            person.Verify(mesh.FaceProbability > 0.5f);
            person.CorrectYaw(HeadPose.YawDegrees(_faces[face].Points), mesh.YawDegrees);
            person.Sample(vision.ReadAttributes(crops[(2 * face) + 1].Pixels), _faces[face].Width);
        }

        return found;
    }

    // Here nobody sweeps: a crop whose time is up is read all the same.
    private static Span<byte> Room(CropSet crops, int bytes)
    {
        _ = crops.TryAdd(bytes, out var pixels);
        return pixels;
    }
}
