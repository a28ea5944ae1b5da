namespace Actors.Lanes;

public sealed partial class LanePlan
{
    /// <summary>Notes by which id the world knows the play of the latest decision, and returns that decision.</summary>
    /// <exception cref="InvalidOperationException">There is no decision yet.</exception>
    public Decision Name(Guid playId)
    {
        if (_recent.IsEmpty)
        {
            throw new InvalidOperationException("The lane has not decided anything yet.");
        }

        _recent = _recent.SetItem(0, _recent[0] with { PlayId = playId });
        return _recent[0];
    }
}
