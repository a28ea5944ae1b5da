using System.Collections.Immutable;
using System.Globalization;
using Actors.Facts;

namespace Actors.Displays;

/// <summary>What proofs of play must fulfil before they are recorded.</summary>
public static class ProofRules
{
    /// <summary>Most proofs in one call.</summary>
    public const int MostProofs = 500;

    private const int LongestContentId = 200;
    private static readonly TimeSpan LongestPlay = TimeSpan.FromHours(1);

    /// <summary>Before it nothing of this kind was ever recorded: a host with such a clock has lost its time.</summary>
    private static readonly DateTimeOffset Earliest = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A host whose clock is further ahead is wrong, and so would be the day's figures.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(1);

    /// <summary>Throws when one of the proofs cannot be recorded.</summary>
    /// <param name="proofs">The proofs.</param>
    /// <param name="displayId">The display that is asked to record them.</param>
    /// <param name="now">The moment.</param>
    /// <exception cref="ArgumentException">The message names the field, the value and what is allowed.</exception>
    public static void Check(ImmutableArray<PlayProof> proofs, string displayId, DateTimeOffset now)
    {
        var count = proofs.IsDefault ? 0 : proofs.Length;
        if (count is < 1 or > MostProofs)
        {
            throw new ArgumentException($"Proofs has {count} proofs; allowed are 1 to {MostProofs}.", nameof(proofs));
        }

        foreach (var proof in proofs)
        {
            Check(proof, displayId, now);
        }
    }

    private static void Check(PlayProof? proof, string displayId, DateTimeOffset now)
    {
        if (proof is null || proof.ProofId == Guid.Empty)
        {
            throw new ArgumentException("ProofId is missing; allowed is any id but that of zeros.", nameof(proof.ProofId));
        }

        if (proof.DisplayId != displayId)
        {
            throw new ArgumentException($"DisplayId is {PlainText.Quote(proof.DisplayId)}; allowed is \"{displayId}\", whose proofs these are.", nameof(proof.DisplayId));
        }

        PlainText.Check(proof.ContentId, LongestContentId, nameof(proof.ContentId));
        if (proof.CampaignId is not null)
        {
            PlainText.Check(proof.CampaignId, LongestContentId, nameof(proof.CampaignId));
        }

        if (proof.Sha256 is not { Length: 64 } hash || !hash.All(char.IsAsciiHexDigitLower))
        {
            throw new ArgumentException($"Sha256 is {PlainText.Quote(proof.Sha256)}; allowed are 64 lower-case hex digits.", nameof(proof.Sha256));
        }

        if (proof.StartedAt < Earliest || proof.StartedAt > now + Ahead)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"StartedAt is {proof.StartedAt:O}; allowed is from {Earliest:yyyy-MM-dd} to one day from now, {now + Ahead:O}."), nameof(proof.StartedAt));
        }

        if (proof.Duration < TimeSpan.Zero || proof.Duration > LongestPlay)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"Duration is {proof.Duration.TotalSeconds} s; allowed are 0 to {LongestPlay.TotalSeconds} s."), nameof(proof.Duration));
        }
    }
}
