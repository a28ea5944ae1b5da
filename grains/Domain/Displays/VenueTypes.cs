using System.Collections.Frozen;

namespace Actors.Displays;

/// <summary>
/// The venue types of shops in the OpenOOH venue taxonomy 1.1, which OpenRTB knows as taxonomy 5. Its numbers are what buyers exchange; its
/// dotted names, which it calls deprecated on the wire, are what people write into store files.
/// </summary>
/// <remarks>Source: OpenOOH, specification-1.1.md and specification.json of its repository venue-taxonomy.</remarks>
public static class VenueTypes
{
    /// <summary>OpenOOH venue taxonomy 1.1 in AdCOM's list of DOOH venue taxonomies.</summary>
    public const int Taxonomy = 5;

    private static readonly FrozenDictionary<string, int> Numbers = new Dictionary<string, int>
    {
        ["retail"] = 2,
        ["retail.gas_stations"] = 201,
        ["retail.gas_stations.pump"] = 20101,
        ["retail.gas_stations.shop"] = 20102,
        ["retail.convenience_store"] = 202,
        ["retail.grocery"] = 203,
        ["retail.grocery.shop_entrance"] = 20301,
        ["retail.grocery.check_out"] = 20302,
        ["retail.grocery.aisles"] = 20303,
        ["retail.liquor_stores"] = 204,
        ["retail.malls"] = 205,
        ["retail.malls.concourse"] = 20501,
        ["retail.malls.food_court"] = 20502,
        ["retail.malls.spectacular"] = 20503,
        ["retail.dispensaries"] = 206,
        ["retail.pharmacies"] = 207,
        ["retail.parking_garages"] = 208,
        ["transit.airports.shopping_area"] = 10107,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Names that people write for a lane of a shop, beside the taxonomy's own.</summary>
    private static readonly FrozenDictionary<string, string> Spellings = new Dictionary<string, string>
    {
        ["retail.grocery.checkout"] = "retail.grocery.check_out",
        ["retail.grocery.entrance"] = "retail.grocery.shop_entrance",
        ["retail.grocery.aisle"] = "retail.grocery.aisles",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The taxonomy's own names, in their order.</summary>
    public static IEnumerable<string> All => Numbers.Keys.Order(StringComparer.Ordinal);

    /// <summary>Every name that a store file may write: the taxonomy's own, and what people write for them.</summary>
    public static IEnumerable<string> Accepted => All.Concat(Spellings.Keys.Order(StringComparer.Ordinal));

    /// <summary>The taxonomy's own spelling of a name; null when it knows none such.</summary>
    public static string? Name(string? name) =>
        name is null ? null : Numbers.ContainsKey(name) ? name : Spellings.GetValueOrDefault(name);

    /// <summary>The number of a name, such as 20302 for `retail.grocery.check_out`; null when the taxonomy knows none such.</summary>
    public static int? Number(string? name) => Name(name) is { } known ? Numbers[known] : null;
}
