using System.Collections.Immutable;
using Actors.Displays;
using Actors.Signage;

namespace Actors.Lanes;

/// <summary>A schedule entry as its lane runs it: its playlist with the content that is there, and where it stands in it.</summary>
internal sealed class ScheduledEntry
{
    private int _position;

    public ScheduledEntry(string id, ScheduleEntry entry, string playlist, ImmutableArray<ContentItem> items, OpenTime open, EntryTally? tally)
    {
        Id = id;
        Entry = entry;
        Playlist = playlist;
        Items = items;
        Open = open;
        Limit = new PlayLimit(entry.MostPlaysAnHour, tally?.Recent ?? []);
        _position = tally is null || items.IsEmpty ? 0 : tally.Position % items.Length;
        Turn = tally?.Turn ?? 0;
    }

    public string Id { get; }

    public ScheduleEntry Entry { get; }

    /// <summary>The name of its playlist.</summary>
    public string Playlist { get; }

    /// <summary>What it plays, in order, each with the length that the playlist gives it.</summary>
    public ImmutableArray<ContentItem> Items { get; }

    public OpenTime Open { get; }

    public PlayLimit Limit { get; }

    /// <summary>The number of its latest play among all plays of entries; 0 for never.</summary>
    public long Turn { get; private set; }

    public EntryTally Tally => new(Id, _position, Turn, Limit.Recent);

    /// <summary>The places of its playlist in the order in which they come next.</summary>
    public IEnumerable<int> Coming => Enumerable.Range(0, Items.Length).Select(ahead => (_position + ahead) % Items.Length);

    /// <summary>Notes that one of its places begins to play.</summary>
    public void Begin(int place, long turn, DateTimeOffset now)
    {
        _position = place + 1;
        Turn = turn;
        Limit.Begin(now);
    }
}
