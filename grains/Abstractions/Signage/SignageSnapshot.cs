using System.Collections.Immutable;

namespace Actors.Signage;

/// <summary>Everything of a store's signage.</summary>
/// <param name="Revision">Grows with each change.</param>
/// <param name="Items">Every item, deleted ones included, by kind and id.</param>
/// <param name="LanesBehind">Lanes that have not taken over this revision yet; they are told again every second.</param>
[GenerateSerializer, Immutable, Alias("actors.signage-snapshot")]
public sealed record SignageSnapshot(
    [property: Id(0)] long Revision,
    [property: Id(1)] ImmutableArray<SignageItem> Items,
    [property: Id(2)] ImmutableArray<string> LanesBehind);
