namespace Actors.Vision;

/// <summary>All leases that are held, in slots that are taken and freed without a lock, so that nobody can hold up the guard.</summary>
internal sealed class LeaseTable
{
    private const int SlotsPerPage = 128;

    private readonly PixelLease?[] _slots = new PixelLease?[SlotsPerPage];
    private LeaseTable? _next;

    /// <summary>How many leases there are.</summary>
    public int Count => _slots.Count(slot => slot is not null) + (Volatile.Read(ref _next)?.Count ?? 0);

    public void Add(PixelLease lease)
    {
        for (var page = this; ; page = page.Next())
        {
            for (var i = 0; i < SlotsPerPage; i++)
            {
                if (page._slots[i] is null && Interlocked.CompareExchange(ref page._slots[i], lease, null) is null)
                {
                    return;
                }
            }
        }
    }

    public void Remove(PixelLease lease)
    {
        for (var page = this; page is not null; page = Volatile.Read(ref page._next))
        {
            for (var i = 0; i < SlotsPerPage; i++)
            {
                if (Interlocked.CompareExchange(ref page._slots[i], null, lease) == lease)
                {
                    return;
                }
            }
        }
    }

    /// <summary>Expires every lease whose time is up, or all of them, and returns the least time that is left to any other; null when there is none.</summary>
    public TimeSpan? Expire(bool all)
    {
        TimeSpan? least = null;
        for (var page = this; page is not null; page = Volatile.Read(ref page._next))
        {
            foreach (ref var slot in page._slots.AsSpan())
            {
                if (Volatile.Read(ref slot) is not { IsExpired: false } lease)
                {
                    continue;
                }

                var remaining = lease.Remaining;
                if (all || remaining <= TimeSpan.Zero)
                {
                    lease.Expire();
                }
                else if (least is null || remaining < least)
                {
                    least = remaining;
                }
            }
        }

        return least;
    }

    private LeaseTable Next()
    {
        if (Volatile.Read(ref _next) is null)
        {
            Interlocked.CompareExchange(ref _next, new LeaseTable(), null);
        }

        return _next!;
    }
}
