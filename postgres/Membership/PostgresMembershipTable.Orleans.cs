using System.Globalization;
using System.Net;
using Actors.Databases;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Actors.Membership;

/// <summary>Orleans' table of members, in the store's database.</summary>
internal sealed class PostgresMembershipTable(Database database, IOptions<ClusterOptions> cluster) : IMembershipTable
{
    private readonly MembershipRows _rows = new(database, cluster.Value.ClusterId);

    public Task InitializeMembershipTable(bool tryInitTableVersion) =>
        tryInitTableVersion ? _rows.BeginAsync(CancellationToken.None) : Task.CompletedTask;

    public Task DeleteMembershipTableEntries(string clusterId) => _rows.RemoveAsync(clusterId, CancellationToken.None);

    public Task CleanupDefunctSiloEntries(DateTimeOffset beforeDate) => _rows.ForgetAsync(beforeDate, CancellationToken.None);

    public async Task<MembershipTableData> ReadRow(SiloAddress key) =>
        Read(await _rows.ReadAsync(Address(key), key.Endpoint.Port, key.Generation, CancellationToken.None));

    public async Task<MembershipTableData> ReadAll() => Read(await _rows.ReadAllAsync(CancellationToken.None));

    public Task<bool> InsertRow(MembershipEntry entry, TableVersion tableVersion) =>
        _rows.InsertAsync(Row(entry), tableVersion.VersionEtag, tableVersion.Version, CancellationToken.None);

    public Task<bool> UpdateRow(MembershipEntry entry, string etag, TableVersion tableVersion) =>
        _rows.UpdateAsync(Row(entry), etag, tableVersion.VersionEtag, tableVersion.Version, CancellationToken.None);

    public Task UpdateIAmAlive(MembershipEntry entry) => _rows.NoteAliveAsync(
        Address(entry.SiloAddress), entry.SiloAddress.Endpoint.Port, entry.SiloAddress.Generation, entry.IAmAliveTime, CancellationToken.None);

    private static string Address(SiloAddress silo) => silo.Endpoint.Address.ToString();

    private static MembershipTableData Read(MemberList list) => new(
        [.. list.Members.Select(static member => Tuple.Create(Entry(member.Row), member.Etag))],
        new TableVersion(list.Version, list.Version.ToString(CultureInfo.InvariantCulture)));

    private static MemberRow Row(MembershipEntry entry) => new(
        Address(entry.SiloAddress),
        entry.SiloAddress.Endpoint.Port,
        entry.SiloAddress.Generation,
        entry.SiloName ?? "",
        entry.HostName ?? "",
        entry.Status.ToString(),
        entry.ProxyPort,
        entry.StartTime,
        entry.IAmAliveTime,
        [.. (entry.SuspectTimes ?? []).Select(static vote => new Suspicion(vote.Item1.ToParsableString(), vote.Item2))])
    {
        RoleName = entry.RoleName,
        UpdateZone = entry.UpdateZone,
        FaultZone = entry.FaultZone,
    };

    private static MembershipEntry Entry(MemberRow row) => new()
    {
        SiloAddress = SiloAddress.New(new IPEndPoint(IPAddress.Parse(row.Address), row.Port), row.Generation),
        SiloName = row.Name,
        HostName = row.HostName,
        Status = Enum.Parse<SiloStatus>(row.Status),
        ProxyPort = row.GatewayPort,
        StartTime = row.StartedAt,
        IAmAliveTime = row.AliveAt,
        SuspectTimes = [.. row.Suspicions.Select(static suspicion => Tuple.Create(SiloAddress.FromParsableString(suspicion.By), suspicion.At))],
        RoleName = row.RoleName,
        UpdateZone = row.UpdateZone,
        FaultZone = row.FaultZone,
    };
}
