using System.Collections.Immutable;

namespace Actors.Displays;

/// <summary>A rectangle of a screen that a program fills.</summary>
/// <param name="ZoneId">Unique in the program.</param>
/// <param name="Left">Percent of the screen's width.</param>
/// <param name="Top">Percent of the screen's height.</param>
/// <param name="Width">Percent of the screen's width.</param>
/// <param name="Height">Percent of the screen's height.</param>
/// <param name="Loop">What it plays over and over, in order, each for its maximum time; empty in the zone that plays the program itself.</param>
[GenerateSerializer, Immutable, Alias("actors.program-zone")]
public sealed record ProgramZone(
    [property: Id(0)] string ZoneId,
    [property: Id(1)] double Left,
    [property: Id(2)] double Top,
    [property: Id(3)] double Width,
    [property: Id(4)] double Height,
    [property: Id(5)] ImmutableArray<ContentItem> Loop);
