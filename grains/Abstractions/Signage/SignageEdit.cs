namespace Actors.Signage;

/// <summary>One change of one item.</summary>
/// <param name="Edit">What to do.</param>
/// <param name="Kind">The item's kind.</param>
/// <param name="ItemId">The item's id.</param>
/// <param name="ExpectedVersion">The version that the change was made from; 0 when there must be none yet; null to change whatever is there.</param>
/// <param name="Item">For <see cref="SignageEditKind.Put"/>: the item as it shall be; its version, times and names are the grain's to set.</param>
[GenerateSerializer, Immutable, Alias("actors.signage-edit")]
public sealed record SignageEdit(
    [property: Id(0)] SignageEditKind Edit,
    [property: Id(1)] SignageKind Kind,
    [property: Id(2)] string ItemId,
    [property: Id(3)] long? ExpectedVersion,
    [property: Id(4)] SignageItem? Item);
