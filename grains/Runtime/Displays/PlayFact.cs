using System.Text.Json;
using System.Text.Json.Serialization;
using Actors.Facts;

namespace Actors.Displays;

/// <summary>
/// A proved play as a fact: its kind is `play`, its key the proof's id, its subject the display, its time that of the first frame. The body is
/// `{"zone": "Europe/Berlin", "playId": "…", "contentId": "bread", "sha256": "…", "durationMs": 10000, "complete": true}`, with
/// `"campaignId": "…"` where it played for one; it only grows.
/// </summary>
/// <param name="Proof">The proof.</param>
/// <param name="Zone">The store's IANA time zone when it was recorded.</param>
public sealed record PlayFact(PlayProof Proof, string Zone)
{
    /// <summary>The kind of such facts.</summary>
    public const string Kind = "play";

    /// <summary>The fact as the log keeps it.</summary>
    public Fact ToFact() => new(
        Kind,
        Proof.ProofId.ToString("D"),
        Proof.DisplayId,
        Proof.StartedAt.ToUniversalTime(),
        JsonSerializer.Serialize(
            new Body(Zone, Proof.PlayId, Proof.ContentId, Proof.Sha256, Math.Round(Proof.Duration.TotalMilliseconds, 3), Proof.Complete, Proof.CampaignId), JsonSerializerOptions.Web));

    /// <summary>Reads a fact of this kind.</summary>
    /// <exception cref="JsonException">The fact is of another kind, or its body is not what this program writes.</exception>
    public static PlayFact From(Fact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return fact.Kind == Kind && Guid.TryParse(fact.Key, out var proofId)
            && JsonSerializer.Deserialize<Body>(fact.Body, JsonSerializerOptions.Web) is { Zone: not null, ContentId: not null, Sha256: not null } body
            ? new PlayFact(
                new PlayProof(proofId, fact.Subject, body.PlayId, body.ContentId, body.Sha256, fact.At, TimeSpan.FromMilliseconds(body.DurationMs), body.Complete, body.CampaignId), body.Zone)
            : throw new JsonException($"The fact {fact.Kind} {fact.Key} is no play.");
    }

    private sealed record Body(string Zone, Guid PlayId, string ContentId, string Sha256, double DurationMs, bool Complete,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? CampaignId = null);
}
