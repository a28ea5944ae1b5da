using Actors.Displays;

namespace Actors.Signage;

/// <summary>What must hold between items: what they name is there, and what is used cannot be deleted.</summary>
internal static class ReferenceRules
{
    private const int NamedUsers = 5;

    public static void Check(SignageShelf shelf, IReadOnlyCollection<SignageItem> changed, SignageComplaints complaints)
    {
        foreach (var item in changed)
        {
            if (item.DeletedAt is not null)
            {
                Unused(shelf, item, complaints);
                continue;
            }

            if (item.Kind == SignageKind.Content && shelf.IsInFile(item.ItemId))
            {
                complaints.Say($"The id of the {SignageEdits.Name(item.Kind, item.ItemId)} is that of content in the store file; allowed is another.");
            }

            foreach (var (kind, id, field) in SignageShelf.References(item))
            {
                if (kind == SignageKind.Content ? shelf.Content(id) is null : shelf.Find(kind, id) is null)
                {
                    complaints.Field(item, field, $"\"{id}\"", kind switch
                    {
                        SignageKind.Content => "the id of content in the library or the store file that is not deleted",
                        SignageKind.Playlist => "the id of a playlist that is not deleted",
                        _ => "the id of a daypart that is not deleted",
                    });
                }
            }

            if ((item.Entry?.Target ?? item.Campaign?.Target ?? item.Layout?.Target ?? item.Hours?.Target) is { } target)
            {
                Places(shelf, item, target, complaints);
            }
        }

        Lengths(shelf, changed, complaints);
    }

    /// <summary>Restricted content is held to its longest time wherever a playlist gives it another.</summary>
    private static void Lengths(SignageShelf shelf, IReadOnlyCollection<SignageItem> changed, SignageComplaints complaints)
    {
        var touched = changed.Select(item => (item.Kind, item.ItemId)).ToHashSet();
        foreach (var list in shelf.Living.Where(item => item.Playlist is not null))
        {
            var all = touched.Contains((SignageKind.Playlist, list.ItemId));
            foreach (var (place, index) in list.Playlist!.Items.Select((place, index) => (place, index)))
            {
                if ((all || touched.Contains((SignageKind.Content, place.ContentId))) && place.Length is { } length
                    && length.TotalSeconds > ContentRules.LongestRestrictedSeconds && shelf.Content(place.ContentId) is { } content && content.Category.IsRestricted())
                {
                    complaints.Field(list, $"items[{index}].seconds", SignageComplaints.Number(length.TotalSeconds),
                        $"a number up to {SignageComplaints.Number(ContentRules.LongestRestrictedSeconds)}, because \"{place.ContentId}\" is {content.Category.Name()} content");
                }
            }
        }
    }

    private static void Unused(SignageShelf shelf, SignageItem deleted, SignageComplaints complaints)
    {
        var users = shelf.Living.Where(item => SignageShelf.References(item).Any(it => it.Kind == deleted.Kind && it.Id == deleted.ItemId)).ToList();
        if (users.Count > 0)
        {
            var more = users.Count > NamedUsers ? $" and {users.Count - NamedUsers} more" : "";
            complaints.Say($"The {SignageEdits.Name(deleted.Kind, deleted.ItemId)} cannot be deleted while it is used by the "
                + $"{string.Join(", the ", users.Take(NamedUsers).Select(user => SignageEdits.Name(user.Kind, user.ItemId)))}{more}; take it out there first.");
        }
    }

    private static void Places(SignageShelf shelf, SignageItem item, Target target, SignageComplaints complaints)
    {
        var lanes = shelf.Store.Lanes;
        foreach (var id in target.LaneIds.Where(id => lanes.All(lane => lane.LaneId != id)))
        {
            complaints.Field(item, "target.lanes", $"\"{Local(shelf, id)}\"", $"a lane of the store: {Some(lanes.Select(lane => Local(shelf, lane.LaneId)))}");
        }

        foreach (var id in target.DisplayIds.Where(id => lanes.All(lane => !lane.DisplayIds.Contains(id, StringComparer.Ordinal))))
        {
            complaints.Field(item, "target.displays", $"\"{Local(shelf, id)}\"", $"a screen of the store: {Some(lanes.SelectMany(lane => lane.DisplayIds).Select(display => Local(shelf, display)))}");
        }
    }

    /// <summary>A key as people write it, without the store.</summary>
    internal static string Local(SignageShelf shelf, string key) =>
        key.StartsWith($"{shelf.Store.StoreId}/", StringComparison.Ordinal) ? key[(shelf.Store.StoreId.Length + 1)..] : key;

    private static string Some(IEnumerable<string> names)
    {
        var all = names.ToList();
        return all.Count <= 8 ? string.Join(", ", all) : $"{string.Join(", ", all.Take(8))} and {all.Count - 8} more";
    }
}
