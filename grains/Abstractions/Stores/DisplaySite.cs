namespace Actors.Stores;

/// <summary>A screen as buyers of its time need to know it.</summary>
/// <param name="DisplayId">The display's key, such as `s1/checkout-3/screen-1`.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="VenueType">Its OpenOOH venue type as a dotted name, such as `retail.grocery.checkout`; null when the store file says none.</param>
/// <param name="Width">Its width in pixels; null when the store file says none.</param>
/// <param name="Height">Its height in pixels; null when the store file says none.</param>
/// <param name="ImpressionsPerPlay">Impressions that one play counts for, as the operator has found them (OpenRTB `qty.multiplier`); 1 when the store file says none.</param>
[GenerateSerializer, Immutable, Alias("actors.display-site")]
public sealed record DisplaySite(
    [property: Id(0)] string DisplayId,
    [property: Id(1)] string Name,
    [property: Id(2)] string? VenueType,
    [property: Id(3)] int? Width,
    [property: Id(4)] int? Height,
    [property: Id(5)] double ImpressionsPerPlay);
