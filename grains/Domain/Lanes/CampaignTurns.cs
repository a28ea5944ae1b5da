using Actors.Displays;

namespace Actors.Lanes;

/// <summary>The spot that comes next of a campaign.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Piece">The spot's place among the campaign's pieces.</param>
/// <param name="MayBegin">Whether it may begin now; false while its campaign keeps to its pace.</param>
/// <param name="Behind">By how many plays the campaign would be behind at the end of the spot, did it not play it.</param>
/// <param name="Deadline">Open seconds within which the spot has to end, lest the campaign is a whole play behind.</param>
internal sealed record CampaignTurn(ScheduledCampaign Campaign, int Piece, bool MayBegin, double Behind, double Deadline)
{
    public string Name => Campaign.Campaign.Name;

    public int Priority => Campaign.Campaign.Priority;

    public ContentItem Item => Campaign.Items[Piece];

    public double Length => Item.MaximumTime.TotalSeconds;
}

/// <summary>
/// The order among a lane's campaigns. A screen shows one spot at a time and lets it end, so it is looked ahead: would a spot that begins
/// now make another one come too late? Whichever goes first, the promise that is broken by it, if one has to be, is of the lowest priority.
/// </summary>
internal sealed class CampaignTurns
{
    /// <summary>A campaign that would be this part of a play behind has to play, so that it is never a whole play behind or ahead.</summary>
    private const double DueAt = 0.5;

    private const double Rounding = 1e-6;

    private readonly IReadOnlyList<CampaignTurn> _turns;
    private readonly List<CampaignTurn> _byDeadline;
    private readonly List<int> _priorities;
    private readonly double _lateAfterFiller;

    /// <summary>Looks ahead.</summary>
    /// <param name="turns">Every campaign that has a spot for the time that comes, by id.</param>
    /// <param name="longestFiller">The longest play of anything that is promised to nobody.</param>
    public CampaignTurns(IReadOnlyList<CampaignTurn> turns, TimeSpan longestFiller)
    {
        _turns = turns;
        _byDeadline = [.. turns.OrderBy(turn => turn.Deadline)];
        _priorities = [.. turns.Select(turn => turn.Priority).Distinct().OrderDescending()];
        _lateAfterFiller = double.NegativeInfinity;
        var end = longestFiller.TotalSeconds;
        foreach (var turn in _byDeadline)
        {
            end += turn.Length;
            _lateAfterFiller = end > turn.Deadline ? turn.Deadline : _lateAfterFiller;
        }
    }

    /// <summary>Whether a spot has to begin now: its campaign is behind, or something that is promised to nobody would make it, or one that comes after it, too late.</summary>
    public bool HasToPlay(CampaignTurn turn) => MayPlay(turn) && (turn.Behind >= DueAt - Rounding || turn.Deadline <= _lateAfterFiller);

    /// <summary>The spot that goes first; null when none has to begin now.</summary>
    /// <returns>The spot, and in whose place it goes and who would have come too late, when it is not simply the first by priority.</returns>
    public (CampaignTurn First, CampaignTurn? InPlaceOf, CampaignTurn? TooLate)? First()
    {
        var due = _turns.Where(HasToPlay).OrderByDescending(turn => turn.Priority).ThenBy(turn => turn.Deadline).ToList();
        if (due.Count == 0)
        {
            return null;
        }

        if (TooLateAfter(due[0]) is not { } late)
        {
            return (due[0], null, null);
        }

        var first = due.Concat(_turns.Where(turn => MayGoFirst(turn) && !HasToPlay(turn))).MinBy(turn => TooLateAfter(turn)?.Priority ?? int.MinValue)!;
        return first == due[0] ? (first, null, null) : (first, due[0], late);
    }

    /// <summary>Whether a spot may begin now and leaves its campaign no more than a play ahead.</summary>
    private static bool MayPlay(CampaignTurn turn) => turn.MayBegin && turn.Behind >= -Rounding;

    /// <summary>Whether a spot may begin for the sake of those that have to: before its pace allows it too, unless it is catching up.</summary>
    private static bool MayGoFirst(CampaignTurn turn) => turn.Behind >= -Rounding && (turn.MayBegin || turn.Deadline >= turn.Length);

    /// <summary>Of those that come too late when a spot goes first, whoever has less time and no lower priority before them: the one of the highest priority.</summary>
    private CampaignTurn? TooLateAfter(CampaignTurn first)
    {
        foreach (var priority in _priorities)
        {
            var end = first.Length;
            foreach (var turn in _byDeadline.Where(turn => turn.Priority >= priority && !ReferenceEquals(turn, first)))
            {
                end += turn.Length;
                if (end > turn.Deadline && turn.Priority == priority)
                {
                    return turn;
                }
            }
        }

        return null;
    }
}
