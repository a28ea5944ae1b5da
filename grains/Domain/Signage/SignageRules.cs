using System.Collections.Immutable;
using Actors.Stores;

namespace Actors.Signage;

/// <summary>
/// Everything that must hold for a store's signage after a change: for each item by itself, between items, and with the store. Only what the
/// change has to answer for is judged: what changed, and what the change breaks elsewhere. So a store file that has lost a lane or a piece of
/// content stands in nobody's way.
/// </summary>
public static class SignageRules
{
    /// <summary>What is wrong, a sentence each that names the field, the value and what is allowed; empty when all is well.</summary>
    /// <param name="store">The store.</param>
    /// <param name="items">Every item after the change, deleted ones included.</param>
    /// <param name="changed">Those of them that the change made, replaced, deleted or restored.</param>
    public static ImmutableArray<string> Check(StoreSettings store, IReadOnlyCollection<SignageItem> items, IReadOnlyCollection<SignageItem> changed)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(changed);
        var latest = changed.GroupBy(item => (item.Kind, item.ItemId)).Select(group => group.Last()).ToList();
        var complaints = new SignageComplaints();
        foreach (var item in latest.Where(item => item.DeletedAt is null))
        {
            ItemRules.Check(item, complaints);
        }

        if (complaints.Sentences.IsEmpty)
        {
            var shelf = new SignageShelf(store, items);
            ReferenceRules.Check(shelf, latest, complaints);
            ZoneRules.Check(shelf, latest, complaints);
            ShareRules.Check(shelf, latest, complaints);
        }

        return complaints.Sentences;
    }
}
