using System.Globalization;
using Actors.Displays;
using Actors.Stores;

namespace Actors.Api;

/// <summary>Plays as comma-separated values (RFC 4180), with what buyers need to know of the screen in each row.</summary>
/// <param name="withMark">Whether to begin with the mark by which Excel knows UTF-8.</param>
internal sealed class CsvPlays(bool withMark) : PlayFormat("csv", "text/csv; charset=utf-8; header=present")
{
    public override string Tail => "";

    public override string Head(PlayQuery query, StoreSettings store) => (withMark ? "\ufeff" : "") + CsvRow.Of(
        "proof_id", "display", "display_name", "content", "sha256", "campaign", "play_id", "started_at_utc", "started_at_local", "zone", "duration_ms", "complete",
        "venue_type", "venue_type_id", "width", "height", "impressions_per_play");

    public override string Line(PlayFact play, StoreSettings store, bool first)
    {
        var (proof, site) = (play.Proof, store.Site(play.Proof.DisplayId));
        return CsvRow.Of(
            proof.ProofId.ToString("D"),
            store.Within(proof.DisplayId),
            site.Name,
            proof.ContentId,
            proof.Sha256,
            proof.CampaignId,
            proof.PlayId.ToString("D"),
            proof.StartedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            play.Local().ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture),
            play.Zone,
            proof.Duration.TotalMilliseconds.ToString("0.###", CultureInfo.InvariantCulture),
            proof.Complete ? "true" : "false",
            VenueTypes.Name(site.VenueType) ?? site.VenueType,
            VenueTypes.Number(site.VenueType)?.ToString(CultureInfo.InvariantCulture),
            site.Width?.ToString(CultureInfo.InvariantCulture),
            site.Height?.ToString(CultureInfo.InvariantCulture),
            site.ImpressionsPerPlay.ToString("0.######", CultureInfo.InvariantCulture));
    }
}
