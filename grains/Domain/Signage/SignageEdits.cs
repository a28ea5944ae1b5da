using System.Collections.Immutable;
using Actors.Facts;

namespace Actors.Signage;

/// <summary>Applies edits to a store's items, all or none, by their versions. What the items say is for other rules.</summary>
public static class SignageEdits
{
    /// <summary>Most edits in one change.</summary>
    public const int MostEdits = 500;

    /// <summary>For how long a deleted item can be restored.</summary>
    public static TimeSpan TrashTime { get; } = TimeSpan.FromDays(30);

    /// <summary>The items after the edits.</summary>
    /// <param name="items">The items before them, deleted ones included.</param>
    /// <param name="edits">The edits, in order.</param>
    /// <param name="by">The name of the account that asks for them.</param>
    /// <param name="now">The moment.</param>
    public static SignageEditing Apply(ImmutableArray<SignageItem> items, ImmutableArray<SignageEdit> edits, string by, DateTimeOffset now)
    {
        var count = edits.IsDefault ? 0 : edits.Length;
        if (count is < 1 or > MostEdits)
        {
            return SignageEditing.Failed(SignageVerdict.Refused, $"Edits has {count} edits; allowed are 1 to {MostEdits}.");
        }

        var after = items.ToDictionary(static item => (item.Kind, item.ItemId));
        var changed = new List<SignageItem>(count);
        foreach (var edit in edits)
        {
            var (item, verdict, sentence) = Apply(after.GetValueOrDefault((edit.Kind, edit.ItemId ?? "")), edit, by, now);
            if (item is null)
            {
                return SignageEditing.Failed(verdict, sentence);
            }

            after[(item.Kind, item.ItemId)] = item;
            changed.Add(item);
        }

        return new SignageEditing(SignageVerdict.Done, Ordered(after.Values), [.. changed], []);
    }

    /// <summary>Whether an item's time in the trash is over.</summary>
    public static bool IsGone(SignageItem item, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.DeletedAt is { } deleted && deleted + TrashTime <= now;
    }

    /// <summary>By kind and id.</summary>
    public static ImmutableArray<SignageItem> Ordered(IEnumerable<SignageItem> items) =>
        [.. items.OrderBy(static item => item.Kind).ThenBy(static item => item.ItemId, StringComparer.Ordinal)];

    /// <summary>What people and sentences call an item: `playlist "breakfast"`.</summary>
    public static string Name(SignageKind kind, string? itemId) => $"{Name(kind)} {PlainText.Quote(itemId)}";

    private static (SignageItem? Item, SignageVerdict Verdict, string Sentence) Apply(SignageItem? before, SignageEdit edit, string by, DateTimeOffset now)
    {
        var name = Name(edit.Kind, edit.ItemId);
        if (!Enum.IsDefined(edit.Kind) || !Enum.IsDefined(edit.Edit) || string.IsNullOrEmpty(edit.ItemId))
        {
            return (null, SignageVerdict.Refused, $"An edit has the kind {edit.Kind}, the id {PlainText.Quote(edit.ItemId)} and is to {edit.Edit}; allowed are put, delete and restore of an item with an id.");
        }

        // For whoever makes something new, one in the trash is there: it can be restored, and its id is its own.
        var there = edit.Edit == SignageEditKind.Restore || edit.ExpectedVersion == 0 ? before : before is { DeletedAt: null } ? before : null;
        if (there is null && (edit.Edit != SignageEditKind.Put || edit.ExpectedVersion is not (null or 0)))
        {
            return (null, SignageVerdict.NotFound, $"There is no {name}.");
        }

        if (edit.ExpectedVersion is { } expected && expected != (there?.Version ?? 0))
        {
            return (null, SignageVerdict.VersionMismatch, expected == 0
                ? $"The {name} exists already{(there!.DeletedAt is null ? "" : " and is deleted; restore it, or take another id")}."
                : $"The {name} has version {there!.Version} by now; the change was made from version {expected}.");
        }

        var version = (before?.Version ?? 0) + 1;
        switch (edit.Edit)
        {
            case SignageEditKind.Put when edit.Item is { } item && item.Kind == edit.Kind && item.ItemId == edit.ItemId:
                return (item with { Version = version, ChangedAt = now, ChangedBy = by, DeletedAt = null }, SignageVerdict.Done, "");
            case SignageEditKind.Put:
                return (null, SignageVerdict.Refused, $"The item of the {name} is {Name(edit.Item?.Kind ?? edit.Kind, edit.Item?.ItemId)}; allowed is one of the same kind and id.");
            case SignageEditKind.Restore when there!.DeletedAt is null:
                return (null, SignageVerdict.Refused, $"The {name} is not deleted; allowed is only to restore what is.");
            default:
                return (there! with { Version = version, ChangedAt = now, ChangedBy = by, DeletedAt = edit.Edit == SignageEditKind.Delete ? now : null }, SignageVerdict.Done, "");
        }
    }

    private static string Name(SignageKind kind) => kind switch
    {
        SignageKind.Content => "content",
        SignageKind.Daypart => "daypart",
        SignageKind.Playlist => "playlist",
        SignageKind.ScheduleEntry => "schedule entry",
        SignageKind.Campaign => "campaign",
        SignageKind.Layout => "layout",
        SignageKind.ScreenHours => "screen hours",
        _ => "item",
    };
}
