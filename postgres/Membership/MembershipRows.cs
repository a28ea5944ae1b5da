using System.Collections.Immutable;
using System.Globalization;
using Actors.Databases;
using Npgsql;
using NpgsqlTypes;

namespace Actors.Membership;

/// <summary>
/// The table of one cluster's members. A change is made only by who knows the newest version of the table, and of the row; both grow
/// in one transaction. The row of the cluster is its lock.
/// </summary>
internal sealed class MembershipRows(Database database, string clusterId)
{
    private const string Key = "cluster_id = $1 AND address = $2 AND port = $3 AND generation = $4";

    /// <summary>The status of a member that is kept however silent it is.</summary>
    private const string Active = "Active";

    private readonly Database _database = database.Reserved;

    /// <summary>Begins the table at version 0, unless it has begun.</summary>
    public Task BeginAsync(CancellationToken cancellationToken) =>
        ExecuteAsync("INSERT INTO actors.cluster (id, version) VALUES ($1, 0) ON CONFLICT DO NOTHING", [], cancellationToken);

    public Task<MemberList> ReadAllAsync(CancellationToken cancellationToken) => ReadAsync("true", [], cancellationToken);

    public Task<MemberList> ReadAsync(string address, int port, int generation, CancellationToken cancellationToken) =>
        ReadAsync("m.address = $2 AND m.port = $3 AND m.generation = $4", [address, port, generation], cancellationToken);

    /// <summary>Adds a member and moves the table from one version to another; false, and nothing, when it is there or the table is not at that version.</summary>
    public Task<bool> InsertAsync(MemberRow row, string tableEtag, int version, CancellationToken cancellationToken) => ChangeAsync(
        """
        INSERT INTO actors.member (
            cluster_id, address, port, generation, name, host_name, status, gateway_port, role_name,
            update_zone, fault_zone, started_at, alive_at, suspected_by, suspected_at, etag)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1)
        ON CONFLICT DO NOTHING
        """,
        row, rowEtag: null, tableEtag, version, cancellationToken);

    /// <summary>Replaces a member's row and moves the table from one version to another; false, and nothing, when either is not at its etag.</summary>
    public Task<bool> UpdateAsync(MemberRow row, string rowEtag, string tableEtag, int version, CancellationToken cancellationToken) => ChangeAsync(
        $"""
        UPDATE actors.member SET
            name = $5, host_name = $6, status = $7, gateway_port = $8, role_name = $9, update_zone = $10, fault_zone = $11,
            started_at = $12, alive_at = $13, suspected_by = $14, suspected_at = $15, etag = etag + 1
        WHERE {Key} AND etag = $16
        """,
        row, rowEtag, tableEtag, version, cancellationToken);

    /// <summary>Notes a sign of life; no etag and no version changes.</summary>
    public Task NoteAliveAsync(string address, int port, int generation, DateTime at, CancellationToken cancellationToken) =>
        ExecuteAsync($"UPDATE actors.member SET alive_at = $5 WHERE {Key}", [address, port, generation, Utc(at)], cancellationToken);

    /// <summary>Forgets the members that are not active and have neither started nor lived since a moment.</summary>
    public Task ForgetAsync(DateTimeOffset before, CancellationToken cancellationToken) => ExecuteAsync(
        "DELETE FROM actors.member WHERE cluster_id = $1 AND status <> $2 AND greatest(started_at, alive_at) < $3",
        [Active, before.UtcDateTime], cancellationToken);

    /// <summary>Removes the table of a cluster.</summary>
    public Task RemoveAsync(string cluster, CancellationToken cancellationToken) => _database.RunAsync(
        async (connection, cancellation) =>
        {
            await using var command = new NpgsqlCommand("DELETE FROM actors.cluster WHERE id = $1", connection) { Parameters = { new() { Value = cluster } } };
            return await command.ExecuteNonQueryAsync(cancellation);
        },
        isRepeatable: true,
        cancellationToken);

    private Task<int> ExecuteAsync(string sql, object[] values, CancellationToken cancellationToken) => _database.RunAsync(
        async (connection, cancellation) =>
        {
            await using var command = Command(connection, sql, values);
            return await command.ExecuteNonQueryAsync(cancellation);
        },
        isRepeatable: true,
        cancellationToken);

    /// <summary>The version and the members in one statement, so that they belong together.</summary>
    private Task<MemberList> ReadAsync(string condition, object[] values, CancellationToken cancellationToken) => _database.RunAsync(
        async (connection, cancellation) =>
        {
            await using var command = Command(
                connection,
                $"""
                SELECT c.version, m.etag, m.address, m.port, m.generation, m.name, m.host_name, m.status, m.gateway_port, m.started_at, m.alive_at,
                    m.suspected_by, m.suspected_at, m.role_name, m.update_zone, m.fault_zone
                FROM actors.cluster c LEFT JOIN actors.member m ON m.cluster_id = c.id AND {condition}
                WHERE c.id = $1
                """,
                values);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var version = 0;
            var members = new List<(MemberRow, string)>();
            while (await reader.ReadAsync(cancellation))
            {
                version = reader.GetInt32(0);
                if (!reader.IsDBNull(1))
                {
                    members.Add((Row(reader), reader.GetInt64(1).ToString(CultureInfo.InvariantCulture)));
                }
            }

            return new MemberList(version, members);
        },
        isRepeatable: true,
        cancellationToken);

    private Task<bool> ChangeAsync(
        string sql, MemberRow row, string? rowEtag, string tableEtag, int version, CancellationToken cancellationToken) => _database.RunAsync(
        async (connection, cancellation) =>
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            await using var advance = Command(
                connection, "UPDATE actors.cluster SET version = $2 WHERE id = $1 AND version = $3 AND version < $2", [version, Number(tableEtag)]);
            if (await advance.ExecuteNonQueryAsync(cancellation) == 0)
            {
                return false;
            }

            await using var change = Command(connection, sql, Values(row));
            if (rowEtag is not null)
            {
                change.Parameters.Add(new() { Value = Number(rowEtag) });
            }

            if (await change.ExecuteNonQueryAsync(cancellation) == 0)
            {
                return false;
            }

            await transaction.CommitAsync(cancellation);
            return true;
        },
        isRepeatable: false,
        cancellationToken);

    private NpgsqlCommand Command(NpgsqlConnection connection, string sql, object?[] values)
    {
        var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = clusterId } } };
        foreach (var value in values)
        {
            command.Parameters.Add(value is null ? new() { Value = DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text } : new() { Value = value });
        }

        return command;
    }

    private static object?[] Values(MemberRow row) =>
    [
        row.Address, row.Port, row.Generation, row.Name, row.HostName, row.Status, row.GatewayPort, row.RoleName,
        row.UpdateZone, row.FaultZone, Utc(row.StartedAt), Utc(row.AliveAt),
        row.Suspicions.Select(static suspicion => suspicion.By).ToArray(),
        row.Suspicions.Select(static suspicion => Utc(suspicion.At)).ToArray(),
    ];

    private static MemberRow Row(NpgsqlDataReader reader)
    {
        var by = reader.GetFieldValue<string[]>(11);
        var at = reader.GetFieldValue<DateTime[]>(12);
        return new MemberRow(
            reader.GetString(2), reader.GetInt32(3), reader.GetInt32(4), reader.GetString(5), reader.GetString(6), reader.GetString(7),
            reader.GetInt32(8), reader.GetDateTime(9), reader.GetDateTime(10), [.. by.Zip(at, static (voter, time) => new Suspicion(voter, time))])
        {
            RoleName = reader.IsDBNull(13) ? null : reader.GetString(13),
            UpdateZone = reader.GetInt32(14),
            FaultZone = reader.GetInt32(15),
        };
    }

    /// <summary>Orleans' times are UTC whether they say so or not.</summary>
    private static DateTime Utc(DateTime time) => DateTime.SpecifyKind(time, DateTimeKind.Utc);

    /// <summary>The number that an etag means; -1, which nothing has, when it is none of ours.</summary>
    private static long Number(string etag) => long.TryParse(etag, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
