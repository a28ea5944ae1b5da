using System.Globalization;
using Actors.Databases;
using Npgsql;
using NpgsqlTypes;

namespace Actors.Reminders;

/// <summary>The table of reminders. Etags are never used twice, so that a reminder that was removed and made again is another one.</summary>
internal sealed class ReminderRows(Database database)
{
    private const string Columns = "etag, grain_type, grain_key, name, hash, start_at, period";

    public Task<IReadOnlyList<(ReminderRow Row, string Etag)>> OfGrainAsync(string grainType, string grainKey, CancellationToken cancellationToken) =>
        ReadAsync("grain_type = $1 AND grain_key = $2", [grainType, grainKey], cancellationToken);

    /// <summary>The reminders whose hash lies in (begin, end]; over the end of the ring and on from its start when begin is not below end.</summary>
    public Task<IReadOnlyList<(ReminderRow Row, string Etag)>> OfRangeAsync(uint begin, uint end, CancellationToken cancellationToken) =>
        ReadAsync(begin < end ? "hash > $1 AND hash <= $2" : "hash > $1 OR hash <= $2", [(long)begin, (long)end], cancellationToken);

    public async Task<(ReminderRow Row, string Etag)?> ReadAsync(string grainType, string grainKey, string name, CancellationToken cancellationToken) =>
        await ReadAsync("grain_type = $1 AND grain_key = $2 AND name = $3", [grainType, grainKey, name], cancellationToken) is [var only] ? only : null;

    /// <summary>Writes a reminder over the one of the same name. Returns its new etag.</summary>
    public async Task<string> PutAsync(ReminderRow row, CancellationToken cancellationToken) => Etag(await database.RunAsync(
        async (connection, cancellation) =>
        {
            await using var command = Command(
                connection,
                """
                INSERT INTO actors.reminder (grain_type, grain_key, name, hash, start_at, period, etag)
                VALUES ($1, $2, $3, $4, $5, $6, nextval('actors.reminder_etag'))
                ON CONFLICT (grain_type, grain_key, name) DO UPDATE
                    SET hash = excluded.hash, start_at = excluded.start_at, period = excluded.period, etag = excluded.etag
                RETURNING etag
                """,
                [row.GrainType, row.GrainKey, row.Name, (long)row.Hash, DateTime.SpecifyKind(row.StartAt, DateTimeKind.Utc)]);
            command.Parameters.Add(new() { Value = row.Period, NpgsqlDbType = NpgsqlDbType.Interval });
            return (long)(await command.ExecuteScalarAsync(cancellation))!;
        },
        isRepeatable: true,
        cancellationToken));

    /// <summary>Removes a reminder; false, and nothing, when it is not there or another was written since.</summary>
    public Task<bool> RemoveAsync(string grainType, string grainKey, string name, string etag, CancellationToken cancellationToken) => database.RunAsync(
        async (connection, cancellation) =>
        {
            await using var command = Command(
                connection,
                "DELETE FROM actors.reminder WHERE grain_type = $1 AND grain_key = $2 AND name = $3 AND etag = $4",
                [grainType, grainKey, name, long.TryParse(etag, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1]);
            return await command.ExecuteNonQueryAsync(cancellation) > 0;
        },
        isRepeatable: false,
        cancellationToken);

    public Task ClearAsync(CancellationToken cancellationToken) => database.RunAsync(
        async (connection, cancellation) =>
        {
            await using var command = Command(connection, "DELETE FROM actors.reminder", []);
            return await command.ExecuteNonQueryAsync(cancellation);
        },
        isRepeatable: true,
        cancellationToken);

    private Task<IReadOnlyList<(ReminderRow Row, string Etag)>> ReadAsync(string condition, object[] values, CancellationToken cancellationToken) =>
        database.RunAsync<IReadOnlyList<(ReminderRow, string)>>(
            async (connection, cancellation) =>
            {
                await using var command = Command(connection, $"SELECT {Columns} FROM actors.reminder WHERE {condition}", values);
                await using var reader = await command.ExecuteReaderAsync(cancellation);
                var rows = new List<(ReminderRow, string)>();
                while (await reader.ReadAsync(cancellation))
                {
                    rows.Add((
                        new ReminderRow(
                            reader.GetString(1), reader.GetString(2), reader.GetString(3), (uint)reader.GetInt64(4), reader.GetDateTime(5), reader.GetTimeSpan(6)),
                        Etag(reader.GetInt64(0))));
                }

                return rows;
            },
            isRepeatable: true,
            cancellationToken);

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return command;
    }

    private static string Etag(long etag) => etag.ToString(CultureInfo.InvariantCulture);
}
