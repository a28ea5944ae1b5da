using System.Diagnostics;
using Actors.TestKit;
using Actors.Vision;
using Actors.Vision.Evaluation;

namespace Actors.Tests.Vision.Evaluation;

/// <summary>Photographs of women that @vladmandic/face-api installs, cut to one face each, with made-up ages.</summary>
public sealed class EvaluatorTests(ImportedModels models) : IClassFixture<ImportedModels>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("actors-evaluate-").FullName;

    [NeedsFact(Needs.Models | Needs.Ffmpeg)]
    public async Task Photographs_are_measured_and_what_is_none_is_told_by_its_line()
    {
        Cut("sample1.jpg", "crop=500:500:1320:100", "a.jpg");
        Cut("sample6.jpg", "crop=400:400:1390:240", "b.jpg");
        // Larger than the decoder lets through: it has to be scaled down.
        Cut("sample3.jpg", "crop=500:500:940:130,scale=2400:2400", "c.jpg");
        Cut("sample1.jpg", "crop=200:200:0:0", "wall.jpg");
        File.WriteAllText(Path.Combine(_folder, "text.jpg"), "no picture");
        var labels = Labels("file,age,gender,group\na.jpg,38,female,x\nb.jpg,36,female,x\nc.jpg,33,female,y\nwall.jpg,50,male,y\ntext.jpg,20,male,x\nnone.jpg,20,male,x\n");
        using var loaded = FaceModels.Load(models.Path, ImportedModels.Npm);
        var done = 0;

        var report = await new Evaluator(loaded.CreateVision).RunAsync(labels, _ => Interlocked.Increment(ref done), CancellationToken.None);

        done.ShouldBe(5);
        report.BadRows.Select(row => row.Message).ShouldBe(
            [$"Line 6: file '{Path.Combine(_folder, "text.jpg")}' holds no picture that ffmpeg can read.", "Line 7: file 'none.jpg' does not exist."]);
        report.Overall.Photos.ShouldBe(4);
        report.Overall.Detected.ShouldBe(3);
        report.Overall.DetectionRecall.ShouldBe(0.75);
        report.Overall.Verified.ShouldBe(3);
        report.Overall.GenderAccuracy.ShouldBe(1);
        report.Overall.AgeMeanAbsoluteError!.Value.ShouldBeLessThan(10);
        report.ByGroup["y"].DetectionRecall.ShouldBe(0.5);
        report.ByAgeBand["35-54"].Photos.ShouldBe(3);
    }

    [NeedsFact(Needs.Models | Needs.Ffmpeg)]
    public async Task A_photograph_s_own_measure_is_kept_whatever_its_shape()
    {
        Cut("sample1.jpg", "crop=500:500:1320:100,pad=500:1700", "tall.png");
        using var decoder = new PhotoDecoder();

        var (width, height, refusal) = await decoder.DecodeAsync(Path.Combine(_folder, "tall.png"), CancellationToken.None);

        refusal.ShouldBeNull();
        height.ShouldBe(PhotoDecoder.LongestSide);
        ((double)width / height).ShouldBe(500.0 / 1700, 0.002);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Cut(string photo, string filter, string name)
    {
        var source = Path.Combine(ImportedModels.Npm, "node_modules", "@vladmandic", "face-api", "demo", photo);
        using var ffmpeg = Process.Start("ffmpeg", ["-v", "error", "-y", "-i", source, "-vf", filter, "-q:v", "2", Path.Combine(_folder, name)]);
        ffmpeg.WaitForExit();
        ffmpeg.ExitCode.ShouldBe(0);
    }

    private LabelFile Labels(string text)
    {
        var path = Path.Combine(_folder, "labels.csv");
        File.WriteAllText(path, text);
        return LabelFile.Read(path);
    }
}
