namespace Actors.Benchmarks;

/// <summary>What the command line asks of a benchmark.</summary>
/// <param name="Quick">So little work that the figures mean nothing: it shows that the benchmark runs.</param>
/// <param name="Clip">The clip whose frames the vision benchmark takes; null for the default one.</param>
/// <param name="WithHuman">Whether the vision benchmark runs Human in Node too.</param>
internal sealed record BenchmarkSettings(bool Quick, string? Clip = null, bool WithHuman = true);
