using System.Collections.Immutable;
using Actors.Lanes;

namespace Actors.Stores;

/// <summary>A store as its store file defines it.</summary>
/// <param name="StoreId">The store's key, such as `s1`.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Zone">Its IANA time zone.</param>
/// <param name="Operator">Who is responsible, for the public notice.</param>
/// <param name="Contact">How to reach them: a mail address, telephone number or postal address.</param>
/// <param name="Lanes">The lanes, each with everything it needs to decide.</param>
/// <param name="Displays">Its screens as buyers of their time need to know them.</param>
[GenerateSerializer, Immutable, Alias("actors.store-settings")]
public sealed record StoreSettings(
    [property: Id(0)] string StoreId,
    [property: Id(1)] string Name,
    [property: Id(2)] string Zone,
    [property: Id(3)] string Operator,
    [property: Id(4)] string Contact,
    [property: Id(5)] ImmutableArray<LaneSettings> Lanes,
    ImmutableArray<DisplaySite> Displays = default)
{
    /// <summary>Empty where an older version has written none.</summary>
    [Id(6)]
    public ImmutableArray<DisplaySite> Displays { get; init; } = Displays.IsDefault ? [] : Displays;
}
