using System.Text.Json;

namespace Actors.Displays;

internal sealed partial class ScreenPage
{
    /// <summary>A screen shows one thing at a time, for a second at least unless people make it change; what waited comes in faster, in its page's own time.</summary>
    private const int MostPlaysASecond = 100;

    private readonly PlayClaims _claims = new(feed.DisplayId, tickets);
    private long _playsSince;
    private int _plays;

    /// <summary>
    /// Puts what the page played onto the disk, and only then tells the page that it may forget it. What cannot have happened is told to be
    /// forgotten too: it would come back for ever. False when it is too much.
    /// </summary>
    private async Task<bool> ProveAsync(PagePlay[] plays, long lost, CancellationToken cancellationToken)
    {
        if (clock.GetElapsedTime(_playsSince) >= TimeSpan.FromSeconds(1))
        {
            _playsSince = clock.GetTimestamp();
            _plays = 0;
        }

        _plays += plays.Length;
        if (_plays > MostPlaysASecond)
        {
            return false;
        }

        if (lost > 0)
        {
            figures.Lost(lost);
            Lost(feed.DisplayId, lost);
        }

        var now = clock.GetUtcNow();
        var proofs = new List<PlayProof>(plays.Length);
        foreach (var play in plays)
        {
            var (proof, refusal) = _claims.Prove(play, now);
            if (proof is not null)
            {
                proofs.Add(proof);
            }
            else if (refusal is not null)
            {
                figures.Doubted();
                Doubted(feed.DisplayId, play.Id, refusal);
            }
        }

        try
        {
            if (proofs.Count > 0)
            {
                await journal.AppendAsync(proofs, cancellationToken);
                figures.Proved(proofs.Count);
            }
        }
        catch (JournalException fault)
        {
            // The page keeps its plays and says them again.
            _claims.TakeBack(proofs);
            NotWritten(feed.DisplayId, proofs.Count, fault.Message);
            return true;
        }

        var answer = new ProvedMessage("proved", [.. plays.Select(play => play.Id)]);
        using var patience = new CancellationTokenSource(pingInterval * 3, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        await SendAsync(JsonSerializer.SerializeToUtf8Bytes(answer, PageMessages.Default.ProvedMessage), either.Token);
        return true;
    }
}
