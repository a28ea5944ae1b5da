namespace Actors.Displays;

/// <summary>
/// Turns what one connected page says that it played into proofs, and into no more than a screen can have played: a page that lies or is
/// broken must not fill the store's facts.
/// </summary>
/// <param name="displayId">The page's display.</param>
/// <param name="tickets">Tells real tickets.</param>
internal sealed class PlayClaims(string displayId, PlayTickets tickets)
{
    /// <summary>Most plays in one word of a page.</summary>
    public const int MostPlays = 20;

    /// <summary>From PlayProof: a play is complete when it was on for its full length, give or take half a second.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(500);

    /// <summary>The end of the year 9998: what a time can hold.</summary>
    private const double LastMs = 253_370_764_800_000;

    private static readonly TimeSpan LongestPlay = TimeSpan.FromHours(1);

    /// <summary>How far two hosts' clocks may lie apart before a play that one gave out and the other proves looks too long.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(10);

    /// <summary>More than a page says before it hears an answer to the first of them.</summary>
    private const int Remembered = 1000;

    /// <summary>What the store takes, whose clock may differ.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(12);

    private readonly Queue<Guid> _order = new();
    private readonly HashSet<Guid> _known = [];
    private DateTimeOffset _firstIssued = DateTimeOffset.MaxValue;
    private TimeSpan _claimed;

    /// <summary>The play as a proof; null when it cannot have happened, with the reason in a sentence, or without one when it is proved already.</summary>
    public (PlayProof? Proof, string? Refusal) Prove(PagePlay play, DateTimeOffset now)
    {
        if (play is not { Ticket: { Length: <= 1000 } text, StartedMs: >= 0 and <= LastMs, Ms: >= 0 } || play.Id == Guid.Empty)
        {
            return (null, "it says no play with an id, a ticket, a time and a duration");
        }

        if (_known.Contains(play.Id))
        {
            return (null, null);
        }

        if (tickets.Read(text) is not { } ticket || ticket.DisplayId != displayId)
        {
            return (null, "its ticket is none that this store has given to this display");
        }

        // Taken from the play and its ticket alone, so that it is the same whenever and to whomever the page says it.
        var startedAt = DateTimeOffset.FromUnixTimeMilliseconds((long)play.StartedMs);
        if (startedAt > now + Ahead)
        {
            return (null, $"it began at {startedAt:O}, and it is {now:O}");
        }

        var duration = TimeSpan.FromMilliseconds(play.Ms);
        if (duration > LongestPlay)
        {
            return (null, $"it lasted {duration.TotalSeconds:0} s, and no play lasts longer than {LongestPlay.TotalSeconds:0} s");
        }

        // One page shows one thing at a time, so all that it shows fits into the time since it was first given anything.
        var firstIssued = ticket.IssuedAt < _firstIssued ? ticket.IssuedAt : _firstIssued;
        if (_claimed + duration > now - firstIssued + Slack)
        {
            return (null, $"its plays last longer together than the {(now - firstIssued).TotalSeconds:0} s since the page was first given one");
        }

        _firstIssued = firstIssued;
        _claimed += duration;
        Remember(play.Id);
        return (
            new PlayProof(
                play.Id, displayId, ticket.PlayId, ticket.ContentId, ticket.Sha256,
                startedAt < ticket.IssuedAt ? ticket.IssuedAt : startedAt,
                duration,
                duration >= ticket.FullLength - Tolerance),
            null);
    }

    /// <summary>Forgets proofs that could not be written: their page says them again.</summary>
    public void TakeBack(IEnumerable<PlayProof> proofs)
    {
        foreach (var proof in proofs)
        {
            _claimed -= proof.Duration;
            _known.Remove(proof.ProofId);
        }
    }

    private void Remember(Guid id)
    {
        _known.Add(id);
        _order.Enqueue(id);
        if (_order.Count > Remembered)
        {
            _known.Remove(_order.Dequeue());
        }
    }
}
