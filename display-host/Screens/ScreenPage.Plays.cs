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
        var proved = new List<PagePlay>(plays.Length);
        foreach (var told in plays)
        {
            // A page that was killed knows less of its last play than it had said.
            var play = underway.Find(feed.DisplayId, told.Id) is { } known ? told with { Ms = Math.Max(told.Ms, known.Play.Ms) } : told;
            var (proof, refusal) = _claims.Prove(play, now);
            if (proof is not null)
            {
                proofs.Add(proof);
                proved.Add(play);
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
            proved.ForEach(_claims.TakeBack);
            NotWritten(feed.DisplayId, proofs.Count, fault.Message);
            return true;
        }

        underway.Forget(feed.DisplayId, plays.Select(play => play.Id));
        var answer = new ProvedMessage("proved", [.. plays.Select(play => play.Id)]);
        using var patience = new CancellationTokenSource(pingInterval * 3, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        await SendAsync(JsonSerializer.SerializeToUtf8Bytes(answer, PageMessages.Default.ProvedMessage), either.Token);
        return true;
    }

    /// <summary>Notes what is on, so that it can be proved without its page. What cannot be is told when the page says that it has ended.</summary>
    private bool HearPlaying(PagePlay[] plays, Guid profile)
    {
        var now = clock.GetUtcNow();
        foreach (var play in plays.Where(play => play.Ticket is null || PlayClaims.Refuse(play, feed.DisplayId, tickets, now) is null))
        {
            if (!underway.Hear(play, feed.DisplayId, profile, now))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Asks a page after plays of its browser that nobody ended.</summary>
    private async ValueTask<bool> TellLeftAsync(Guid profile, CancellationToken cancellationToken)
    {
        if (underway.Of(feed.DisplayId, profile) is { Count: > 0 } left)
        {
            var message = new LeftMessage("left", [.. left.Take(PlayClaims.MostPlays)]);
            await SendAsync(JsonSerializer.SerializeToUtf8Bytes(message, PageMessages.Default.LeftMessage), cancellationToken);
        }

        return true;
    }

    /// <summary>The page's browser knows nothing of these: their page was killed before it could keep them.</summary>
    private async ValueTask<bool> ProveLeftAsync(Guid[] ids, CancellationToken cancellationToken)
    {
        try
        {
            await keeping.ProveAsync([.. ids.Distinct().Select(id => underway.Find(feed.DisplayId, id)).OfType<UnderwayPlay>()], cancellationToken);
        }
        catch (JournalException fault)
        {
            // They stay underway, and the page is asked again when it comes back.
            NotWritten(feed.DisplayId, ids.Length, fault.Message);
        }

        return true;
    }
}
