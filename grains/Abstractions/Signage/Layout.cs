using System.Collections.Immutable;

namespace Actors.Signage;

/// <summary>How a screen is divided. Of several layouts for one screen the one with the narrowest target counts: screen, lane, kind, everywhere; of equals the first by id.</summary>
/// <param name="Name">Its name for people.</param>
/// <param name="Target">The screens.</param>
/// <param name="Zones">Its zones, 1 to 8, which do not overlap; at most one of them plays the lane's program.</param>
[GenerateSerializer, Immutable, Alias("actors.layout")]
public sealed record Layout(
    [property: Id(0)] string Name,
    [property: Id(1)] Target Target,
    [property: Id(2)] ImmutableArray<LayoutZone> Zones);
