using Actors.Audiences;
using Actors.TestKit;
using Actors.Vision;

namespace Actors.Tests.Vision.Faces;

/// <summary>The models on real clips of people; what is on them by eye stands in the clips' README.</summary>
public sealed class FaceVisionTests(ImportedModels models) : IClassFixture<ImportedModels>, IDisposable
{
    private readonly FaceBox[] _faces = new FaceBox[16];
    private readonly Lazy<FaceModels> _models = new(() => FaceModels.Load(models.Path, ImportedModels.Npm));

    [NeedsTheory(Needs.Models | Needs.Clips | Needs.Ffmpeg)]
    [InlineData("face-demographics-walking-and-pause.gif", 2.9, 3.1)]
    [InlineData("face-demographics-walking.gif", 1.9, 2.1)]
    [InlineData("classroom.gif", 3.8, 4.2)]
    public void As_many_faces_are_found_as_people_stand_there(string clip, double least, double most)
    {
        using var vision = _models.Value.CreateVision();
        var found = 0;

        var frames = ClipFrames.ForEach(clip, frame => found += vision.Detect(frame, _faces));

        ((double)found / frames).ShouldBeInRange(least, most);
    }

    [NeedsFact(Needs.Models | Needs.Clips | Needs.Ffmpeg)]
    public void The_back_of_a_head_is_never_confirmed_as_a_face()
    {
        using var vision = _models.Value.CreateVision();
        var crop = new byte[vision.MeshCropBytes];
        var (found, confirmed) = (0, 0);

        ClipFrames.ForEach("store-aisle-detection.gif", frame =>
        {
            foreach (ref readonly var face in _faces.AsSpan(0, vision.Detect(frame, _faces)))
            {
                vision.CutMeshCrop(frame, face, crop);
                found++;
                confirmed += vision.ReadMesh(crop, angles: false).FaceProbability > 0.5f ? 1 : 0;
            }
        });

        found.ShouldBeGreaterThan(0);
        confirmed.ShouldBe(0);
    }

    [NeedsFact(Needs.Models | Needs.Clips | Needs.Ffmpeg)]
    public void Who_pauses_before_the_camera_is_told_or_left_unknown_and_never_told_wrongly()
    {
        using var vision = _models.Value.CreateVision();
        var (mesh, crop) = (new byte[vision.MeshCropBytes], new byte[vision.AttributeCropBytes]);
        var people = Enumerable.Range(0, 3).Select(_ => new AttributeEvidence()).ToArray();

        ClipFrames.ForEach("face-demographics-walking-and-pause.gif", frame =>
        {
            foreach (ref readonly var face in _faces.AsSpan(0, vision.Detect(frame, _faces)))
            {
                vision.CutMeshCrop(frame, face, mesh);
                var person = people[(int)(face.X + face.Width / 2) / 160];
                if (vision.ReadMesh(mesh, angles: false).FaceProbability > 0.5f && !person.IsFull)
                {
                    vision.CutAttributeCrop(frame, face, crop);
                    person.Add(vision.ReadAttributes(crop), face.Width);
                }
            }
        });

        people.Select(person => person.Gender).ShouldBe([Gender.Female, Gender.Male, Gender.Unknown]);
        people.ShouldAllBe(person => person.AgeBand != AgeBand.Unknown && person.AgeBand != AgeBand.Under18);
    }

    [NeedsFact(Needs.Models | Needs.Clips | Needs.Ffmpeg)]
    public void The_key_points_yaw_agrees_with_the_mesh()
    {
        using var vision = _models.Value.CreateVision();
        var crop = new byte[vision.MeshCropBytes];
        var differences = new List<double>();

        ClipFrames.ForEach("face-demographics-walking-and-pause.gif", frame =>
        {
            foreach (ref readonly var face in _faces.AsSpan(0, vision.Detect(frame, _faces)))
            {
                vision.CutMeshCrop(frame, face, crop);
                var reading = vision.ReadMesh(crop, angles: true);
                if (reading.FaceProbability > 0.8f)
                {
                    differences.Add(HeadPose.YawDegrees(face.Points) - reading.YawDegrees);
                }
            }
        });

        differences.Count.ShouldBeGreaterThan(80);
        Math.Sqrt(differences.Average(difference => difference * difference)).ShouldBeLessThan(6);
    }

    [NeedsFact(Needs.Models | Needs.Clips | Needs.Ffmpeg)]
    public void A_frame_s_way_through_the_models_allocates_nothing()
    {
        using var vision = _models.Value.CreateVision();
        var (mesh, crop) = (new byte[vision.MeshCropBytes], new byte[vision.AttributeCropBytes]);
        var worst = 0L;
        var frames = 0;

        ClipFrames.ForEach("face-demographics-walking-and-pause.gif", frame =>
        {
            if (++frames > 6)
            {
                return;
            }

            var before = GC.GetAllocatedBytesForCurrentThread();
            foreach (ref readonly var face in _faces.AsSpan(0, vision.Detect(frame, _faces)))
            {
                vision.CutMeshCrop(frame, face, mesh);
                vision.ReadMesh(mesh, angles: true);
                vision.CutAttributeCrop(frame, face, crop);
                vision.ReadAttributes(crop);
            }

            // The first frame makes the tables for its size.
            worst = frames > 1 ? Math.Max(worst, GC.GetAllocatedBytesForCurrentThread() - before) : 0;
        });

        worst.ShouldBe(0);
    }

    [NeedsFact(Needs.Models)]
    public void An_empty_room_has_no_faces()
    {
        using var vision = _models.Value.CreateVision();

        vision.Detect(new RgbView(new byte[320 * 240 * 3], 320, 240), _faces).ShouldBe(0);
        vision.Provider.ShouldBe(_models.Value.Provider);
        _models.Value.Description.ShouldContain($" on {vision.Provider}, from ");
    }

    [NeedsFact(Needs.Models)]
    public void Faces_beyond_the_room_for_them_are_left_out() =>
        Should.NotThrow(() =>
        {
            using var vision = _models.Value.CreateVision();
            vision.Detect(new RgbView(new byte[64 * 64 * 3], 64, 64), []).ShouldBe(0);
        });

    public void Dispose()
    {
        if (_models.IsValueCreated)
        {
            _models.Value.Dispose();
        }
    }
}
