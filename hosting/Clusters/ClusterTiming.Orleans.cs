using Orleans.Configuration;

namespace Actors.Clusters;

/// <summary>How fast a cluster notices what it has lost. A shop wants its screens to answer again within seconds, on a network of a few metres.</summary>
internal static class ClusterTiming
{
    /// <summary>A call to a silo that has died hangs for so long; Orleans' default is 30 s.</summary>
    public static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(5);

    /// <summary>How often a host looks for silos that have come or gone; Orleans' default is a minute.</summary>
    public static readonly TimeSpan GatewayRefresh = TimeSpan.FromSeconds(2);

    /// <summary>An address that answers nothing costs so long; Orleans' default is 5 s.</summary>
    public static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(2);

    /// <summary>
    /// A silo that has missed two probes, a second apart, is dead once two others say so, or the only other one. Two, because a silo whose
    /// own network is cut must not outvote the rest.
    /// </summary>
    public static void Membership(ClusterMembershipOptions membership)
    {
        membership.ProbeTimeout = TimeSpan.FromSeconds(1);
        membership.NumMissedProbesLimit = 2;

        // Whoever has said anything within as many of these as probes may be missed lives, whatever its probes say: by default a frozen silo, for 8 s.
        membership.MaxProbeTimeout = TimeSpan.FromSeconds(1.5);
        membership.NumVotesForDeathDeclaration = 2;
        membership.TableRefreshTimeout = TimeSpan.FromSeconds(5);
        membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);

        // A busy small server must not be taken for a dead one longer than this makes it; nor a dead one for a busy one.
        membership.ExtendProbeTimeoutDuringDegradation = false;

        // Also how long a silo that stops tries to tell a database that is away; whoever runs it would kill it by then.
        membership.MaxJoinAttemptTime = TimeSpan.FromSeconds(15);
        membership.DefunctSiloExpiration = TimeSpan.FromDays(1);
    }
}
