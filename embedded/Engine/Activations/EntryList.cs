namespace Actors.Embedded;

/// <summary>A list through the entries themselves, so that queuing allocates nothing.</summary>
internal struct EntryList
{
    public Entry? First { get; private set; }

    public Entry? Last { get; private set; }

    public readonly bool IsEmpty => First is null;

    public void Append(Entry entry)
    {
        entry.Previous = Last;
        entry.Next = null;
        if (Last is null)
        {
            First = entry;
        }
        else
        {
            Last.Next = entry;
        }

        Last = entry;
    }

    public void Remove(Entry entry)
    {
        if (entry.Previous is null)
        {
            First = entry.Next;
        }
        else
        {
            entry.Previous.Next = entry.Next;
        }

        if (entry.Next is null)
        {
            Last = entry.Previous;
        }
        else
        {
            entry.Next.Previous = entry.Previous;
        }

        entry.Next = null;
        entry.Previous = null;
    }

    public readonly bool Any(Func<Entry, bool> predicate)
    {
        for (var entry = First; entry is not null; entry = entry.Next)
        {
            if (predicate(entry))
            {
                return true;
            }
        }

        return false;
    }

    public Entry? TakeFirst()
    {
        var first = First;
        if (first is not null)
        {
            Remove(first);
        }

        return first;
    }
}
