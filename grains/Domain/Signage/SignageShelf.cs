using System.Collections.Immutable;
using Actors.Displays;
using Actors.Stores;

namespace Actors.Signage;

/// <summary>The items that are there, by kind and id, and the content of the store file beside the library's.</summary>
internal sealed class SignageShelf
{
    private readonly Dictionary<(SignageKind Kind, string Id), SignageItem> _living;
    private readonly Dictionary<string, ContentItem> _file;

    public SignageShelf(StoreSettings store, IReadOnlyCollection<SignageItem> items)
    {
        Store = store;
        Living = SignageEdits.Ordered(items.Where(item => item.DeletedAt is null));
        _living = Living.ToDictionary(item => (item.Kind, item.ItemId));
        _file = store.Lanes.SelectMany(lane => lane.Content).GroupBy(item => item.ContentId, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
    }

    public StoreSettings Store { get; }

    /// <summary>Everything that is not deleted, by kind and id.</summary>
    public ImmutableArray<SignageItem> Living { get; }

    public SignageItem? Find(SignageKind kind, string id) => _living.GetValueOrDefault((kind, id));

    public ContentItem? Content(string id) =>
        _file.GetValueOrDefault(id) ?? (Find(SignageKind.Content, id) is { Content: { } content } ? LaneScheduling.ToItem(id, content) : null);

    public bool IsInFile(string contentId) => _file.ContainsKey(contentId);

    /// <summary>What an item refers to, with the field that does.</summary>
    public static IEnumerable<(SignageKind Kind, string Id, string Field)> References(SignageItem item)
    {
        foreach (var (daypart, index) in (item.Entry?.DaypartIds ?? item.Campaign?.DaypartIds ?? item.Hours?.DaypartIds ?? []).Select((id, index) => (id, index)))
        {
            yield return (SignageKind.Daypart, daypart, $"dayparts[{index}]");
        }

        if (item.Entry is { } entry)
        {
            yield return (SignageKind.Playlist, entry.PlaylistId, "playlist");
        }

        foreach (var (zone, index) in (item.Layout?.Zones ?? []).Select((zone, index) => (zone, index)))
        {
            if (zone.PlaylistId is { } playlist)
            {
                yield return (SignageKind.Playlist, playlist, $"zones[{index}].playlist");
            }
        }

        foreach (var (content, index) in (item.Campaign?.ContentIds ?? []).Select((id, index) => (id, index)))
        {
            yield return (SignageKind.Content, content, $"content[{index}]");
        }

        foreach (var (place, index) in (item.Playlist?.Items ?? []).Select((place, index) => (place, index)))
        {
            yield return (SignageKind.Content, place.ContentId, $"items[{index}].content");
        }
    }
}
