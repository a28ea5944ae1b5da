namespace Actors.Benchmarks.Vision;

/// <summary>Everything that is measured against each other, and one round of it.</summary>
internal sealed class Sides(ClipFrames clip, PipelinePass pipeline, EveryFacePass everyFace, BareModels bare, HumanNode? human)
{
    /// <summary>Lets the compilers see the loops and the models their first run.</summary>
    public void WarmUp()
    {
        bare.Run(pipeline.Run().Calls);
        bare.Run(everyFace.Run().Calls);
    }

    public async Task RunAsync(VisionFigures figures, int passes, CancellationToken cancellationToken)
    {
        double ours = 0, floor = 0, every = 0, everyFloor = 0;
        for (var i = 0; i < passes; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var pass = pipeline.Run();
            ours += pass.CpuMs;
            floor += Pass.Measure(() => bare.Run(pass.Calls));
            var whole = everyFace.Run();
            every += whole.CpuMs;
            everyFloor += Pass.Measure(() => bare.Run(whole.Calls));
            figures.Add(pass, whole);
        }

        var others = human is null ? null : await human.RunAsync(clip, reuse: false, cancellationToken);
        figures.Human ??= others;
        var frames = (double)clip.Count * passes;
        figures.Rounds.Add(new Round(ours / frames, floor / frames, every / frames, everyFloor / frames, others?.CpuMsPerFrame ?? double.NaN));
    }

    public async Task<HumanFigures?> RunHumanWithCachesAsync(CancellationToken cancellationToken) =>
        human is null ? null : await human.RunAsync(clip, reuse: true, cancellationToken);
}
