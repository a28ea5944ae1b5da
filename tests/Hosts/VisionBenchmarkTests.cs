using System.Text.Json.Nodes;
using Actors.Benchmarks;
using Actors.Benchmarks.Vision;
using Actors.TestKit;

namespace Actors.Tests.Hosts;

/// <summary>What the figures are is the machine's affair; that they are there, and that no side wins by seeing less, is not.</summary>
public sealed class VisionBenchmarkTests
{
    private static readonly string[] OurNames =
    [
        "ratio_to_bare_inference", "ours_cpu_ms_per_frame", "bare_cpu_ms_per_frame", "ours_every_face_cpu_ms_per_frame",
        "bare_every_face_cpu_ms_per_frame", "ratio_to_bare_inference_every_face", "decode_cpu_ms_per_frame", "faces_per_frame_ours_every_face",
    ];

    private static readonly string[] HumanNames =
    [
        "human_node_over_ours", "human_node_over_ours_every_face", "human_cpu_ms_per_frame", "human_with_caches_cpu_ms_per_frame",
        "faces_per_frame_human", "described_faces_per_frame_human",
    ];

    [NeedsFact(Needs.Models | Needs.Clips | Needs.Ffmpeg)]
    public async Task Without_Human_the_figures_of_ours_are_there_and_those_of_Human_are_null()
    {
        var figures = await RunAsync(withHuman: false);

        OurNames.ShouldAllBe(name => figures[name] != null && figures[name]!.GetValue<double>() >= 0);
        HumanNames.ShouldAllBe(name => figures.ContainsKey(name) && figures[name] == null);
        figures["frames"]!.GetValue<int>().ShouldBe(6);
        figures["rounds"]!.GetValue<int>().ShouldBe(1);
        figures["stage_ms"]!["detect"]!.GetValue<double>().ShouldBeGreaterThanOrEqualTo(0);
    }

    [NeedsFact(Needs.Models | Needs.Clips | Needs.Ffmpeg | Needs.Human)]
    public async Task Every_side_describes_the_three_people_of_the_clip_on_every_frame()
    {
        var figures = await RunAsync(withHuman: true);

        OurNames.Concat(HumanNames).ShouldAllBe(name => figures[name] != null);
        figures["faces_per_frame_ours_every_face"]!.GetValue<double>().ShouldBe(3, 0.1);
        figures["described_faces_per_frame_human"]!.GetValue<double>().ShouldBe(3, 0.1);
        figures["inferences_per_frame_every_face"]!["attributes"]!.GetValue<double>()
            .ShouldBe(figures["faces_per_frame_ours_every_face"]!.GetValue<double>());
    }

    [Fact]
    public async Task A_clip_that_does_not_exist_is_refused_by_its_name()
    {
        var refusal = await Should.ThrowAsync<BenchmarkException>(() =>
            new VisionBenchmark(TimeProvider.System).RunAsync(new BenchmarkSettings(Quick: true, Clip: "no/such/clip.mp4"), CancellationToken.None));

        refusal.Message.ShouldBe("--clip is 'no/such/clip.mp4', which does not exist; allowed is a video file that ffmpeg can read.");
    }

    private static Task<JsonObject> RunAsync(bool withHuman) => new VisionBenchmark(TimeProvider.System).RunAsync(
        new BenchmarkSettings(Quick: true, Path.Combine(Workplace.Clips, "face-demographics-walking-and-pause.gif"), withHuman), CancellationToken.None);
}
