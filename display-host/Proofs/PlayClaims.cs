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
    private readonly Dictionary<string, (DateTimeOffset FirstIssued, TimeSpan Claimed)> _zones = new(StringComparer.Ordinal);

    /// <summary>The play as a proof; null when it cannot have happened, with the reason in a sentence, or without one when it is proved already.</summary>
    public (PlayProof? Proof, string? Refusal) Prove(PagePlay play, DateTimeOffset now)
    {
        if (_known.Contains(play.Id))
        {
            return (null, null);
        }

        if (Refuse(play, displayId, tickets, now) is { } refusal)
        {
            return (null, refusal);
        }

        var ticket = tickets.Read(play.Ticket!)!;
        var duration = TimeSpan.FromMilliseconds(play.Ms);

        // One zone of a page shows one thing at a time, so all that it shows fits into the time since it was first given anything.
        var zone = _zones.GetValueOrDefault(ticket.ZoneId ?? "", (FirstIssued: DateTimeOffset.MaxValue, Claimed: TimeSpan.Zero));
        var firstIssued = ticket.IssuedAt < zone.FirstIssued ? ticket.IssuedAt : zone.FirstIssued;
        if (zone.Claimed + duration > now - firstIssued + Slack)
        {
            return (null, $"its plays last longer together than the {(now - firstIssued).TotalSeconds:0} s since the page was first given one");
        }

        _zones[ticket.ZoneId ?? ""] = (firstIssued, zone.Claimed + duration);
        Remember(play.Id);
        return (Proof(play, ticket), null);
    }

    /// <summary>Why the play cannot have happened, by itself; null when it can.</summary>
    public static string? Refuse(PagePlay play, string displayId, PlayTickets tickets, DateTimeOffset now)
    {
        if (play is not { Ticket: { Length: <= 2000 } text, StartedMs: >= 0 and <= LastMs, Ms: >= 0 } || play.Id == Guid.Empty)
        {
            return "it says no play with an id, a ticket, a time and a duration";
        }

        if (tickets.Read(text) is not { } ticket || ticket.DisplayId != displayId)
        {
            return "its ticket is none that this store has given to this display";
        }

        var startedAt = DateTimeOffset.FromUnixTimeMilliseconds((long)play.StartedMs);
        if (startedAt > now + Ahead)
        {
            return $"it began at {startedAt:O}, and it is {now:O}";
        }

        var duration = TimeSpan.FromMilliseconds(play.Ms);
        return duration > LongestPlay ? $"it lasted {duration.TotalSeconds:0} s, and no play lasts longer than {LongestPlay.TotalSeconds:0} s" : null;
    }

    /// <summary>The play as a proof, taken from the play and its ticket alone, so that it is the same whenever and by whomever it is told.</summary>
    public static PlayProof Proof(PagePlay play, PlayTicket ticket)
    {
        var startedAt = DateTimeOffset.FromUnixTimeMilliseconds((long)play.StartedMs);
        var duration = TimeSpan.FromMilliseconds(play.Ms);
        return new PlayProof(
            play.Id, ticket.DisplayId, ticket.PlayId, ticket.ContentId, ticket.Sha256,
            startedAt < ticket.IssuedAt ? ticket.IssuedAt : startedAt,
            duration,
            duration >= ticket.FullLength - Tolerance,
            ticket.CampaignId);
    }

    /// <summary>Forgets a play that could not be written: its page says it again.</summary>
    public void TakeBack(PagePlay play)
    {
        if (_known.Remove(play.Id) && tickets.Read(play.Ticket!) is { } ticket)
        {
            var zone = _zones[ticket.ZoneId ?? ""];
            _zones[ticket.ZoneId ?? ""] = zone with { Claimed = zone.Claimed - TimeSpan.FromMilliseconds(play.Ms) };
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
