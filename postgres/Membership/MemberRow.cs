using System.Collections.Immutable;

namespace Actors.Membership;

/// <summary>A silo as the table of members knows it.</summary>
/// <param name="Address">Its IP address.</param>
/// <param name="Port">The port for silos, 0 to 65535.</param>
/// <param name="Generation">Tells a silo from the one that ran at the same address before.</param>
/// <param name="Name">Its name.</param>
/// <param name="HostName">The machine's name.</param>
/// <param name="Status">`Active`, `Dead` and so on, by Orleans' names.</param>
/// <param name="GatewayPort">The port for clients; 0 when it takes none.</param>
/// <param name="StartedAt">When it started, UTC, to the microsecond.</param>
/// <param name="AliveAt">When it last said that it lives, UTC, to the microsecond.</param>
/// <param name="Suspicions">Who believes that it is dead.</param>
internal sealed record MemberRow(
    string Address,
    int Port,
    int Generation,
    string Name,
    string HostName,
    string Status,
    int GatewayPort,
    DateTime StartedAt,
    DateTime AliveAt,
    ImmutableArray<Suspicion> Suspicions)
{
    /// <summary>Kept for whoever reads the table; null where the silo has none.</summary>
    public string? RoleName { get; init; }

    /// <summary>Kept as it came.</summary>
    public int UpdateZone { get; init; }

    /// <summary>Kept as it came.</summary>
    public int FaultZone { get; init; }
}
