using System.Collections.Immutable;
using Actors.Facts;

namespace Actors.Displays;

/// <summary>Counts a campaign's proved plays in the log of facts, which alone knows what counts once. Reads the campaign's own plays and no others.</summary>
public interface IPlayCounts
{
    /// <summary>How often a campaign was played in a store, in spans of time that follow each other.</summary>
    /// <param name="storeId">The store.</param>
    /// <param name="campaignId">The campaign.</param>
    /// <param name="bounds">2 or more moments in order: the first span begins at the first and ends before the second. A play belongs to the span in which it began.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A count for each span, one fewer than there are moments.</returns>
    /// <exception cref="ArgumentException">There are fewer than two moments, or they are not in order.</exception>
    /// <exception cref="FactLogException">The log cannot be read now.</exception>
    ValueTask<ImmutableArray<PlayCount>> CountAsync(string storeId, string campaignId, IReadOnlyList<DateTimeOffset> bounds, CancellationToken cancellationToken);

    /// <summary>Throws unless the moments bound spans.</summary>
    /// <exception cref="ArgumentException">The message names what is allowed.</exception>
    static void Check(IReadOnlyList<DateTimeOffset> bounds)
    {
        ArgumentNullException.ThrowIfNull(bounds);
        if (bounds.Count < 2 || bounds.Zip(bounds.Skip(1)).Any(static pair => pair.First > pair.Second))
        {
            throw new ArgumentException($"Bounds has {bounds.Count} moments; allowed are 2 or more in order.", nameof(bounds));
        }
    }
}
