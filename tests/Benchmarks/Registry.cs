#if ORLEANS
using Actors.Benchmarks.Cluster;
#else
using Actors.Benchmarks.Engine;
using Actors.Benchmarks.Screens;
using Actors.Benchmarks.Vision;
#endif

namespace Actors.Benchmarks;

/// <summary>All benchmarks of this build's engine, in the order in which they run.</summary>
internal static class Registry
{
    public static IReadOnlyList<IBenchmark> All { get; } =
    [
#if ORLEANS
        new ClusterBenchmark(TimeProvider.System),
        new MemoryBenchmark(TimeProvider.System),
#else
        new EngineBenchmark(),
        new ScreensBenchmark(TimeProvider.System),
        new VisionBenchmark(TimeProvider.System),
#endif
    ];
}
