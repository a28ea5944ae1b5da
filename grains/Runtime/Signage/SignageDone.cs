using System.Collections.Immutable;

namespace Actors.Signage;

/// <summary>A change that was done under an idempotency key. The ids are persisted: they only grow.</summary>
/// <param name="Key">The key.</param>
/// <param name="Hash">Of everything that was asked for.</param>
/// <param name="At">When it was done.</param>
/// <param name="Kinds">The kinds of the items that it changed, in the order of its edits.</param>
/// <param name="ItemIds">Their ids.</param>
[GenerateSerializer, Immutable, Alias("actors.signage-done")]
internal sealed record SignageDone(
    [property: Id(0)] string Key,
    [property: Id(1)] string Hash,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] ImmutableArray<SignageKind> Kinds,
    [property: Id(4)] ImmutableArray<string> ItemIds);
