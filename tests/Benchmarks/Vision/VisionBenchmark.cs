using System.Text.Json.Nodes;
using Actors.TestKit;
using Actors.Vision;
using Spectre.Console;

namespace Actors.Benchmarks.Vision;

/// <summary>
/// What a frame costs: the whole pipeline, the same inferences by ONNX Runtime alone, and Human in Node, all over the same decoded frames.
/// Rounds are interleaved and medians taken, because the machine has other things to do.
/// </summary>
/// <param name="clock">The pipeline's clock.</param>
internal sealed class VisionBenchmark(TimeProvider clock) : IBenchmark
{
    private const int MostFrames = 120;
    private const int QuickFrames = 6;
    private const int Rounds = 3;

    // Passes of ours and of the floor alternate within a round: a neighbour's burst then hits both.
    private const int PassesPerRound = 4;
    private const int WarmUpPasses = 2;

    private VisionFigures? _last;

    public string Name => "vision";

    public string Description => "a frame through the whole pipeline, against its inferences alone and against Human in Node; CPU time.";

    public async Task<JsonObject> RunAsync(BenchmarkSettings settings, CancellationToken cancellationToken)
    {
        var clip = await ClipFrames.ReadAsync(settings.Clip ?? DefaultClip(), settings.Quick ? QuickFrames : MostFrames, cancellationToken);
        var npm = Path.Combine(Workplace.Home, "npm");
        var modelFolder = Path.Combine(Workplace.Home, "models");
        using var models = FaceModels.Load(modelFolder, npm);
        using var vision = models.CreateVision();
        using var bare = new BareModels(modelFolder, npm, clip, vision);
        using var guard = PrivacyGuard.Start(clock);
        var sides = new Sides(
            clip,
            new PipelinePass(clip, vision, guard, clock),
            new EveryFacePass(clip, vision, clock),
            bare,
            settings.WithHuman ? new HumanNode(Path.Combine(Workplace.Root, "tests", "Benchmarks", "human", "human.mjs"), Path.Combine(Workplace.Home, "human")) : null);
        var figures = new VisionFigures(clip, bare.Description);
        for (var pass = 0; pass < (settings.Quick ? 0 : WarmUpPasses); pass++)
        {
            sides.WarmUp();
        }

        var rounds = settings.Quick ? 1 : Rounds;
        for (var round = 1; round <= rounds; round++)
        {
            await Console.Error.WriteLineAsync($"vision: round {round} of {rounds}");
            await sides.RunAsync(figures, settings.Quick ? 1 : PassesPerRound, cancellationToken);
        }

        if (settings.WithHuman)
        {
            await Console.Error.WriteLineAsync("vision: Human once more, with its own caches");
            figures.HumanWithCaches = await sides.RunHumanWithCachesAsync(cancellationToken);
        }

        _last = figures;
        return figures.ToJson();
    }

    public void Print(JsonObject figures, IAnsiConsole console) => _last?.Print(console);

    private static string DefaultClip()
    {
        var real = Path.Combine(Workplace.Clips, "face-demographics-walking-and-pause.gif");
        var demo = Path.Combine(Workplace.Home, "demo", "checkout-1.mp4");
        return Array.Find([real, demo], File.Exists)
            ?? throw new BenchmarkException($"There is no clip to measure on: neither {real} nor the demo store's {demo} exists; './actors setup' makes the latter, --clip FILE names another.");
    }
}
