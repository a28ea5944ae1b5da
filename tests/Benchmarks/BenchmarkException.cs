namespace Actors.Benchmarks;

/// <summary>Something that a benchmark needs is missing or failed.</summary>
internal sealed class BenchmarkException(string message) : ActorsException(message);
