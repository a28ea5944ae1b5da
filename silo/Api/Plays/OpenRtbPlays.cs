using System.Text.Json;
using System.Text.Json.Serialization;
using Actors.Displays;
using Actors.Stores;

namespace Actors.Api;

/// <summary>
/// Plays with the objects and fields by which OpenRTB 2.6 and AdCOM know a play on a screen: `dooh`, `device`, and an `imp` with `qty` and `dt`.
/// </summary>
internal sealed class OpenRtbPlays() : PlayFormat("openrtb", "application/json")
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        PropertyNamingPolicy = LowerCase.Policy,
    };

    public override string Tail => "]}";

    public override string Head(PlayQuery query, StoreSettings store) =>
        $"{{\"version\":\"2.6\",\"venuetax\":{VenueTypes.Taxonomy},\"from\":{JsonSerializer.Serialize(query.From, Options)},\"to\":{JsonSerializer.Serialize(query.To, Options)},\"plays\":[";

    public override string Line(PlayFact play, StoreSettings store, bool first) => (first ? "\n" : ",\n") + JsonSerializer.Serialize(Of(play, store), Options);

    public static OpenRtbPlay Of(PlayFact play, StoreSettings store)
    {
        var (proof, site) = (play.Proof, store.Site(play.Proof.DisplayId));
        var venue = VenueTypes.Number(site.VenueType);
        return new OpenRtbPlay(
            proof.ProofId.ToString("D"),
            new OpenRtbImp(
                "1",
                new OpenRtbQty(site.ImpressionsPerPlay, OpenRtbQty.PublisherProvided),
                proof.StartedAt.ToUnixTimeMilliseconds(),
                Math.Round(proof.Duration.TotalSeconds, 3)),
            new OpenRtbDooh(
                proof.DisplayId,
                site.Name,
                venue is { } number ? [number.ToString(System.Globalization.CultureInfo.InvariantCulture)] : null,
                venue is null ? null : VenueTypes.Taxonomy,
                new OpenRtbPublisher(store.StoreId, store.Name),
                venue is { } same ? new OpenRtbVenue(same, VenueTypes.Name(site.VenueType)!) : null),
            site.Width is null && site.Height is null ? null : new OpenRtbDevice(site.Width, site.Height),
            new OpenRtbCreative(proof.ContentId, proof.Sha256),
            proof.CampaignId,
            proof.Complete,
            play.Local(),
            play.Zone);
    }
}

/// <summary>OpenRTB writes every name in lower-case letters alone.</summary>
internal sealed class LowerCase : JsonNamingPolicy
{
    public static readonly LowerCase Policy = new();

    public override string ConvertName(string name) => name.ToLowerInvariant();
}

/// <summary>One play. `cid` is the campaign, as a bid names it; `localtime` and `zone` are this store's own.</summary>
internal sealed record OpenRtbPlay(
    string Id, OpenRtbImp Imp, OpenRtbDooh Dooh, OpenRtbDevice? Device, OpenRtbCreative Creative, string? Cid, bool Complete, DateTimeOffset LocalTime, string Zone);

/// <summary>The showing: `qty` how many impressions it counts for, `dt` when it began in milliseconds since 1970, `dur` how many seconds it was on.</summary>
internal sealed record OpenRtbImp(string Id, OpenRtbQty Qty, long Dt, double Dur);

/// <summary>Impressions of one play, and who says so (AdCOM, DOOH multiplier measurement source types); a vendor is named only where one measured.</summary>
internal sealed record OpenRtbQty(double Multiplier, int SourceType, string? Vendor = null)
{
    /// <summary>The store's own figure.</summary>
    public const int PublisherProvided = 2;
}

/// <summary>The screen. `venuetype` holds the OpenOOH number as a text, as OpenRTB has it; `ext` holds it as a number, with its name.</summary>
internal sealed record OpenRtbDooh(string Id, string Name, IReadOnlyList<string>? VenueType, int? VenueTypeTax, OpenRtbPublisher Publisher, OpenRtbVenue? Ext);

/// <summary>Who owns the screen.</summary>
internal sealed record OpenRtbPublisher(string Id, string Name);

/// <summary>The OpenOOH venue type as a number and by its name.</summary>
internal sealed record OpenRtbVenue(int VenueTypeId, string VenueTypeString);

/// <summary>The screen's size in pixels.</summary>
internal sealed record OpenRtbDevice(int? W, int? H);

/// <summary>What was shown: `crid` is the content's id, as a bid names its creative.</summary>
internal sealed record OpenRtbCreative(string Crid, string Sha256);
