namespace Actors.Benchmarks.Engine;

/// <summary>An immutable message, as every message of this product is.</summary>
[GenerateSerializer, Immutable]
internal sealed record Reading([property: Id(0)] int Value);
