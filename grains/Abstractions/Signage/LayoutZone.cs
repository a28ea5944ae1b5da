namespace Actors.Signage;

/// <summary>A rectangle of a screen.</summary>
/// <param name="ZoneId">Unique in its layout.</param>
/// <param name="Left">Percent of the screen's width, 0 to 100.</param>
/// <param name="Top">Percent of the screen's height, 0 to 100.</param>
/// <param name="Width">Percent of the screen's width, above 0; the zone ends on the screen.</param>
/// <param name="Height">Percent of the screen's height, above 0; the zone ends on the screen.</param>
/// <param name="PlaylistId">What it loops; null for the lane's program.</param>
[GenerateSerializer, Immutable, Alias("actors.layout-zone")]
public sealed record LayoutZone(
    [property: Id(0)] string ZoneId,
    [property: Id(1)] double Left,
    [property: Id(2)] double Top,
    [property: Id(3)] double Width,
    [property: Id(4)] double Height,
    [property: Id(5)] string? PlaylistId);
