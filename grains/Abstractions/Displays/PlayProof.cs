namespace Actors.Displays;

/// <summary>Proof that a screen showed a piece of content.</summary>
/// <param name="ProofId">Made by the page when the play begins: a proof that is sent again, through whichever host, counts once.</param>
/// <param name="DisplayId">The display, such as `s1/checkout-3/screen-1`.</param>
/// <param name="PlayId">The program's play that brought it; many proofs of a loop share one.</param>
/// <param name="ContentId">The content.</param>
/// <param name="Sha256">Hash of the file that was shown, lower-case hex.</param>
/// <param name="StartedAt">When its first frame was painted, in UTC; the same however often it is sent.</param>
/// <param name="Duration">How long it was on, by a clock that never goes back; from 0 to 1 h.</param>
/// <param name="Complete">True when it was on for its full length, give or take 500 ms.</param>
/// <param name="CampaignId">The campaign that it played for; null for none.</param>
[GenerateSerializer, Immutable, Alias("actors.play-proof")]
public sealed record PlayProof(
    [property: Id(0)] Guid ProofId,
    [property: Id(1)] string DisplayId,
    [property: Id(2)] Guid PlayId,
    [property: Id(3)] string ContentId,
    [property: Id(4)] string Sha256,
    [property: Id(5)] DateTimeOffset StartedAt,
    [property: Id(6)] TimeSpan Duration,
    [property: Id(7)] bool Complete,
    [property: Id(8)] string? CampaignId = null);
