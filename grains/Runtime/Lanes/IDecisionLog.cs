namespace Actors.Lanes;

/// <summary>
/// The decisions of the last days, found by their plays. For people who ask why, not for the books: unlike facts, some may be missing after a
/// failure. Safe for any number of callers and processes at once.
/// </summary>
public interface IDecisionLog
{
    /// <summary>For how long decisions are kept.</summary>
    static TimeSpan KeepTime { get; } = TimeSpan.FromDays(7);

    /// <summary>Writes decisions; one whose play is there already stays as it is.</summary>
    /// <exception cref="DecisionLogException">The log cannot be written now.</exception>
    ValueTask WriteAsync(IReadOnlyCollection<LoggedDecision> decisions, CancellationToken cancellationToken);

    /// <summary>The decision that a play came of; null when it is not known, or no longer.</summary>
    /// <exception cref="DecisionLogException">The log cannot be read now.</exception>
    ValueTask<LoggedDecision?> FindAsync(string storeId, Guid playId, CancellationToken cancellationToken);

    /// <summary>Deletes what was decided before a moment. Called from time to time, by every silo.</summary>
    /// <exception cref="DecisionLogException">The log cannot be written now.</exception>
    ValueTask PruneAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
