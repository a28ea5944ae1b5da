namespace Actors.Stores;

/// <summary>A display of a store file.</summary>
/// <param name="Id">Unique in its lane; the key is `store/lane/id`.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="VenueType">Its OpenOOH venue type as a dotted name; null when the file says none.</param>
/// <param name="Width">Its width in pixels; null when the file says none.</param>
/// <param name="Height">Its height in pixels; null when the file says none.</param>
/// <param name="ImpressionsPerPlay">Impressions that one play counts for, as the operator has found them.</param>
public sealed record StoreFileDisplay(string Id, string Name, string? VenueType = null, int? Width = null, int? Height = null, double ImpressionsPerPlay = 1);
