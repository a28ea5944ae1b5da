using System.Globalization;
using System.Text.Json.Nodes;
using Actors.Vision;
using Spectre.Console;

namespace Actors.Benchmarks.Vision;

/// <summary>What the rounds found, as a table and as JSON.</summary>
internal sealed class VisionFigures(ClipFrames clip, string library)
{
    private readonly List<Pass> _ours = [];
    private readonly List<Pass> _everyFace = [];

    public List<Round> Rounds { get; } = [];

    /// <summary>The first round's: what it found is the same in each.</summary>
    public HumanFigures? Human { get; set; }

    /// <summary>Human once, as it comes: boxes and attributes of earlier frames taken for those of later ones.</summary>
    public HumanFigures? HumanWithCaches { get; set; }

    private double Ours => Median(round => round.Ours);

    private double Bare => Median(round => round.Bare);

    private double OursEveryFace => Median(round => round.OursEveryFace);

    private double BareEveryFace => Median(round => round.BareEveryFace);

    private double Analysed => (double)_ours.Sum(pass => pass.Analysed) / (_ours.Count * clip.Count);

    private double HumanCpu => Median(round => round.Human);

    public void Add(Pass ours, Pass everyFace)
    {
        _ours.Add(ours);
        _everyFace.Add(everyFace);
    }

    /// <summary>Costs are CPU milliseconds a frame, user and system, of all threads; decoding is apart, it is the same for all.</summary>
    public JsonObject ToJson() => new()
    {
        ["ratio_to_bare_inference"] = Number(Ours / Bare),
        ["ratio_to_bare_inference_every_face"] = Number(OursEveryFace / BareEveryFace),
        ["human_node_over_ours"] = Number(HumanCpu / Ours),
        ["human_node_over_ours_every_face"] = Number(HumanCpu / OursEveryFace),
        ["ours_cpu_ms_per_frame"] = Number(Ours),
        ["bare_cpu_ms_per_frame"] = Number(Bare),
        ["ours_every_face_cpu_ms_per_frame"] = Number(OursEveryFace),
        ["bare_every_face_cpu_ms_per_frame"] = Number(BareEveryFace),
        ["human_cpu_ms_per_frame"] = Number(HumanCpu),
        ["human_with_caches_cpu_ms_per_frame"] = Number(HumanWithCaches?.CpuMsPerFrame ?? double.NaN),
        ["decode_cpu_ms_per_frame"] = Number(clip.DecodeMsPerFrame),
        ["stage_ms"] = Stages(),
        ["inferences_per_frame"] = Inferences(_ours),
        ["inferences_per_frame_every_face"] = Inferences(_everyFace),
        ["faces_per_frame_ours"] = Number(Faces(_ours)),
        ["faces_per_frame_ours_every_face"] = Number(Faces(_everyFace)),
        ["faces_per_frame_human"] = Number(PerFrame(Human, figures => figures.Faces)),
        ["faces_per_frame_human_with_caches"] = Number(PerFrame(HumanWithCaches, figures => figures.Faces)),
        ["described_faces_per_frame_ours"] = Number(Described(_ours)),
        ["described_faces_per_frame_human"] = Number(PerFrame(Human, figures => figures.DescribedFaces)),
        ["frames"] = clip.Count,
        ["analysed_share"] = Number(Analysed),
        ["dropped_frames"] = _ours.Sum(pass => pass.Dropped),
        ["rounds"] = Rounds.Count,
        ["ratio_to_bare_inference_of_rounds"] = new JsonArray([.. Rounds.Select(round => Number(round.Ours / round.Bare))]),
        ["clip"] = Path.GetFileName(clip.Clip),
        ["width"] = clip.Width,
        ["height"] = clip.Height,
        ["onnx_runtime"] = library,
        ["human"] = Human is null ? null : $"{Human.Human} on {Human.Backend}, Node {Human.NodeVersion}",
    };

    public void Print(IAnsiConsole console)
    {
        var table = new Table().AddColumn("side").AddColumn(Right("CPU ms a frame")).AddColumn(Right("faces a frame")).AddColumn(Right("with age or gender"));
        table.AddRow("the pipeline as it runs (attributes sampled)", Text(Ours), Text(Faces(_ours)), Text(Described(_ours)));
        table.AddRow("the same inferences by ONNX Runtime alone", Text(Bare), "", "");
        table.AddRow("the pipeline's parts, age and gender of every face of every frame", Text(OursEveryFace), Text(Faces(_everyFace)), Text(Described(_everyFace)));
        table.AddRow("the same inferences by ONNX Runtime alone", Text(BareEveryFace), "", "");
        table.AddRow("Human in Node (wasm), every face of every frame", Text(HumanCpu), Text(PerFrame(Human, one => one.Faces)), Text(PerFrame(Human, one => one.DescribedFaces)));
        table.AddRow(
            "Human in Node (wasm), with its own caches", Text(HumanWithCaches?.CpuMsPerFrame ?? double.NaN),
            Text(PerFrame(HumanWithCaches, one => one.Faces)), Text(PerFrame(HumanWithCaches, one => one.DescribedFaces)));
        table.AddRow("decoding by ffmpeg, in none of the above", Text(clip.DecodeMsPerFrame), "", "");
        console.Write(table);

        var ratios = new Table().AddColumn(new TableColumn("ratio").NoWrap()).AddColumn(Right("")).AddColumn("of what");
        ratios.AddRow("ratio_to_bare_inference", Text(Ours / Bare), "the pipeline as it runs to its inferences alone");
        ratios.AddRow("ratio_to_bare_inference_every_face", Text(OursEveryFace / BareEveryFace), "its parts on every face to their inferences alone");
        ratios.AddRow("human_node_over_ours", Text(HumanCpu / Ours), "Human on every face to the pipeline as it runs: both tell age and gender, ours from samples");
        ratios.AddRow("human_node_over_ours_every_face", Text(HumanCpu / OursEveryFace), "Human on every face to our parts on every face: the same work");
        console.Write(ratios);
        console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{clip.Count} frames of {clip.Width}x{clip.Height} from {Path.GetFileName(clip.Clip)}, medians of {Rounds.Count} rounds; the pipeline as it runs analysed {Analysed:P0} of the frames, found the others unchanged, and dropped {_ours.Sum(pass => pass.Dropped)} at the deadline. {library}."));
    }

    private static TableColumn Right(string title) => new TableColumn(title).RightAligned();

    private static string Text(double number) => double.IsFinite(number) ? number.ToString("0.00", CultureInfo.InvariantCulture) : "-";

    private static JsonNode? Number(double number) => double.IsFinite(number) ? Math.Round(number, 4) : null;

    private static double PerFrame(HumanFigures? figures, Func<HumanFigures, long> count) =>
        figures is null ? double.NaN : (double)count(figures) / figures.Frames;

    // Of the frames that the detector saw: on one where nothing had moved nobody is looked for, and everybody is held to be still there.
    private static double Faces(List<Pass> passes) => (double)passes.Sum(pass => pass.Faces) / passes.Sum(pass => pass.Analysed);

    private double Described(List<Pass> passes) => (double)passes.Sum(pass => pass.Described) / (passes.Count * clip.Count);

    private JsonObject Inferences(List<Pass> passes) => new(Enum.GetValues<ModelCall>().Select(call => KeyValuePair.Create(
        call.ToString().ToLowerInvariant(),
        Number((double)passes.Sum(pass => pass.Calls.Count(one => one == call)) / (passes.Count * clip.Count)))));

    // Wall time, as the pipeline counts it itself; of all frames, whether or not the step was taken.
    private JsonObject Stages() => new(Enum.GetValues<Stage>().Where(stage => stage != Stage.Read).Select(stage => KeyValuePair.Create(
        stage.ToString().ToLowerInvariant(),
        Number(_ours.Sum(pass => pass.Stages[stage].TotalMilliseconds) / (_ours.Count * clip.Count)))));

    private double Median(Func<Round, double> cost)
    {
        var costs = Rounds.Select(cost).Order().ToArray();
        return costs.Length % 2 == 1 ? costs[costs.Length / 2] : (costs[costs.Length / 2 - 1] + costs[costs.Length / 2]) / 2;
    }
}
