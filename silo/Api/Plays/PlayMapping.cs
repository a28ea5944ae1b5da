using Actors.Displays;
using Actors.Stores;

namespace Actors.Api;

/// <summary>Turns proved plays into what HTTP shows.</summary>
internal static class PlayMapping
{
    public static PlayView View(this PlayFact play, StoreSettings store) => new(
        play.Proof.ProofId,
        store.Within(play.Proof.DisplayId),
        play.Proof.PlayId,
        play.Proof.ContentId,
        play.Proof.Sha256,
        play.Proof.CampaignId,
        play.Proof.StartedAt,
        Local(play),
        play.Zone,
        Math.Round(play.Proof.Duration.TotalSeconds, 6),
        play.Proof.Complete);

    /// <summary>By the clock of the store at that time, which may have been another zone's than today's.</summary>
    public static DateTimeOffset Local(this PlayFact play) => StoreZone.TryFind(play.Zone) is { } zone ? TimeZoneInfo.ConvertTime(play.Proof.StartedAt, zone) : play.Proof.StartedAt;

    /// <summary>The screen as buyers know it; a screen that is no longer in the store file has lost what that said.</summary>
    public static DisplaySite Site(this StoreSettings store, string displayId) =>
        (store.Displays.IsDefault ? null : store.Displays.FirstOrDefault(site => site.DisplayId == displayId)) ?? new DisplaySite(displayId, store.Within(displayId), null, null, null, 1);
}
