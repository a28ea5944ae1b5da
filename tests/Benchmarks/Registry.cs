using Actors.Benchmarks.Engine;
using Actors.Benchmarks.Vision;

namespace Actors.Benchmarks;

/// <summary>All benchmarks, in the order in which they run.</summary>
internal static class Registry
{
    public static IReadOnlyList<IBenchmark> All { get; } =
    [
        new EngineBenchmark(),
        new VisionBenchmark(TimeProvider.System),
    ];
}
