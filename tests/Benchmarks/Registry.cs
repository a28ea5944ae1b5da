using Actors.Benchmarks.Engine;

namespace Actors.Benchmarks;

/// <summary>All benchmarks, in the order in which they run.</summary>
internal static class Registry
{
    public static IReadOnlyList<IBenchmark> All { get; } =
    [
        new EngineBenchmark(),
    ];
}
