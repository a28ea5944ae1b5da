using Actors.Vision;

namespace Actors.Benchmarks.Vision;

/// <summary>What one pass over the clip took and found.</summary>
/// <param name="CpuMs">CPU time of the process, user and system, all threads.</param>
/// <param name="Faces">Faces found, over all frames.</param>
/// <param name="Described">Of these, the faces of somebody whose age band or gender was known on that frame.</param>
/// <param name="Analysed">Frames that the detector saw.</param>
/// <param name="Dropped">Frames wiped unanalysed because their time was up.</param>
/// <param name="Calls">The inferences, in their order.</param>
/// <param name="Stages">Wall time of each step.</param>
internal sealed record Pass(
    double CpuMs, long Faces, long Described, long Analysed, long Dropped, IReadOnlyList<ModelCall> Calls, IReadOnlyDictionary<Stage, TimeSpan> Stages)
{
    /// <summary>CPU time of a piece of work, in milliseconds.</summary>
    public static double Measure(Action work)
    {
        var before = Environment.CpuUsage.TotalTime;
        work();
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }
}
