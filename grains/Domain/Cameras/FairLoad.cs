namespace Actors.Cameras;

/// <summary>
/// What is fair between camera hosts: loads in proportion to capacity, as even as whole cameras allow. A load is fair when no single move
/// would leave its taker with less of its capacity in use than the giver had before; so a move never pays to be undone.
/// </summary>
internal static class FairLoad
{
    /// <summary>Who takes the next camera: the host with room that has the smallest part of its capacity in use afterwards; null when none has room.</summary>
    public static string? Taker(IEnumerable<HostLoad> hosts)
    {
        HostLoad? best = null;
        foreach (var host in hosts.Where(host => host.HasRoom))
        {
            var order = best is { } known ? Compare(host.Cameras + 1, host.Capacity, known.Cameras + 1, known.Capacity) : -1;
            if (order < 0 || (order == 0 && string.CompareOrdinal(host.HostId, best!.Value.HostId) < 0))
            {
                best = host;
            }
        }

        return best?.HostId;
    }

    /// <summary>The move that helps most, or null when the load is fair.</summary>
    public static (string From, string To)? Move(IReadOnlyCollection<HostLoad> hosts)
    {
        if (Taker(hosts) is not { } to)
        {
            return null;
        }

        var from = hosts.First();
        foreach (var host in hosts)
        {
            var order = Compare(host.Cameras, host.Capacity, from.Cameras, from.Capacity);
            if (order > 0 || (order == 0 && string.CompareOrdinal(host.HostId, from.HostId) < 0))
            {
                from = host;
            }
        }

        var taker = hosts.First(host => host.HostId == to);
        return Compare(taker.Cameras + 1, taker.Capacity, from.Cameras, from.Capacity) < 0 ? (from.HostId, to) : null;
    }

    /// <summary>Compares two fractions without rounding.</summary>
    private static int Compare(long one, long oneOf, long other, long otherOf) => (one * otherOf).CompareTo(other * oneOf);
}
