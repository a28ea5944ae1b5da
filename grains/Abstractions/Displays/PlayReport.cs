namespace Actors.Displays;

/// <summary>A page's word that it switched to a play.</summary>
/// <param name="PlayId">The play's id; a second report of the same play is ignored.</param>
/// <param name="ContentId">The content on screen.</param>
/// <param name="SwitchedAt">When the content was painted.</param>
/// <param name="SightingToScreenMs">Milliseconds from the sighting leaving its camera host to the page having switched; null when no sighting caused the play.</param>
[GenerateSerializer, Immutable, Alias("actors.play-report")]
public sealed record PlayReport(
    [property: Id(0)] Guid PlayId,
    [property: Id(1)] string ContentId,
    [property: Id(2)] DateTimeOffset SwitchedAt,
    [property: Id(3)] double? SightingToScreenMs);
