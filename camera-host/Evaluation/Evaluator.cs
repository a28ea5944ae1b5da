using System.Collections.Concurrent;
using Actors.Audiences;

namespace Actors.Vision.Evaluation;

/// <summary>Runs detection and attributes over labelled photographs, as a camera's frames go through them, and compares.</summary>
/// <param name="createVision">Makes the models for one thread, such as <see cref="FaceModels.CreateVision"/>.</param>
public sealed class Evaluator(Func<IFaceVision> createVision)
{
    /// <summary>A face counts as confirmed above this probability of the mesh model.</summary>
    private const float LeastFaceProbability = 0.5f;

    private const int MostFaces = 32;

    /// <summary>Measures every photograph; where several faces are on one, the widest counts.</summary>
    /// <param name="labels">The photographs and what is true.</param>
    /// <param name="progress">Gets the number of photographs done, now and then, from several threads.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<EvaluationReport> RunAsync(LabelFile labels, Action<int> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(progress);
        var outcomes = new PhotoOutcome?[labels.Photos.Count];
        var bad = new ConcurrentBag<BadRow>(labels.BadRows);
        var (next, done) = (-1, 0);
        using var scope = CancellationTokenSource.CreateLinkedTokenSource(cancellation);

        async Task WorkAsync()
        {
            try
            {
                await MeasureAllAsync();
            }
            catch
            {
                // The others' photographs are of no use without these.
                await scope.CancelAsync();
                throw;
            }
        }

        async Task MeasureAllAsync()
        {
            using var vision = createVision();
            using var decoder = new PhotoDecoder();
            for (var i = Interlocked.Increment(ref next); i < outcomes.Length; i = Interlocked.Increment(ref next))
            {
                var photo = labels.Photos[i];
                var (width, height, refusal) = await decoder.DecodeAsync(photo.Path, scope.Token);
                if (refusal is null)
                {
                    outcomes[i] = Measure(vision, decoder.View(width, height), photo);
                }
                else
                {
                    bad.Add(new BadRow(photo.Line, $"Line {photo.Line}: {refusal}"));
                }

                progress(Interlocked.Increment(ref done));
            }
        }

        var workers = Math.Clamp(labels.Photos.Count, 1, Environment.ProcessorCount);
        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(WorkAsync, scope.Token)));
        return EvaluationReport.Of([.. outcomes.OfType<PhotoOutcome>()], [.. bad.OrderBy(row => row.Line)]);
    }

    private static PhotoOutcome Measure(IFaceVision vision, RgbView picture, LabelledPhoto photo)
    {
        var faces = new FaceBox[MostFaces];
        var count = vision.Detect(picture, faces);
        if (count == 0)
        {
            return new PhotoOutcome(photo, false, false, float.NaN, AgeBand.Unknown, Gender.Unknown, true);
        }

        var face = faces.AsSpan(0, count).ToArray().MaxBy(found => found.Width);
        var mesh = new byte[vision.MeshCropBytes];
        vision.CutMeshCrop(picture, face, mesh);
        var verified = vision.ReadMesh(mesh, angles: false).FaceProbability > LeastFaceProbability;
        var evidence = new AttributeEvidence();
        if (verified)
        {
            var crop = new byte[vision.AttributeCropBytes];
            vision.CutAttributeCrop(picture, face, crop);
            evidence.Add(vision.ReadAttributes(crop), face.Width);
        }

        return new PhotoOutcome(photo, true, verified, evidence.Age, evidence.AgeBand, evidence.Gender, evidence.MayBeMinor);
    }
}
