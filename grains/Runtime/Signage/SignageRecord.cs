using System.Collections.Immutable;

namespace Actors.Signage;

/// <summary>A store's signage. The ids are persisted: they only grow.</summary>
[GenerateSerializer, Alias("actors.signage-record")]
internal sealed class SignageRecord
{
    /// <summary>Grows with each change, and when the store's definition has changed.</summary>
    [Id(0)]
    public long Revision { get; set; }

    /// <summary>Every item, deleted ones included, by kind and id.</summary>
    [Id(1)]
    public ImmutableArray<SignageItem> Items { get; set; } = [];

    /// <summary>The changes of the last 24 hours that had an idempotency key, oldest first.</summary>
    [Id(2)]
    public ImmutableArray<SignageDone> Done { get; set; } = [];

    /// <summary>Hash of the store's definition that this revision was handed out with; null before the first.</summary>
    [Id(3)]
    public string? StoreHash { get; set; }
}
