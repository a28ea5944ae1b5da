using System.Globalization;
using Microsoft.Data.Sqlite;
using Orleans.Runtime;

namespace Actors.Embedded;

internal sealed class SqliteReminderTable(SqliteDatabase database) : IReminderTable
{
    public Task<IReadOnlyList<ReminderRow>> ReadAllAsync() => database.ReadAsync<IReadOnlyList<ReminderRow>>(static connection =>
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT grain_type, grain_key, name, start_at, period_ticks FROM reminder;";
        using var reader = command.ExecuteReader();
        var rows = new List<ReminderRow>();
        while (reader.Read())
        {
            rows.Add(new ReminderRow(
                GrainId.Create(reader.GetString(0), reader.GetString(1)),
                reader.GetString(2),
                DateTimeOffset.Parse(reader.GetString(3), CultureInfo.InvariantCulture),
                TimeSpan.FromTicks(reader.GetInt64(4))));
        }

        return rows;
    });

    public Task UpsertAsync(ReminderRow reminder) => database.WriteAsync((connection, transaction) =>
    {
        using var command = Command(
            connection,
            transaction,
            "INSERT OR REPLACE INTO reminder (grain_type, grain_key, name, start_at, period_ticks) VALUES ($type, $key, $name, $start, $period);",
            reminder.GrainId,
            reminder.Name);
        command.Parameters.AddWithValue("$start", reminder.StartAt.ToString("O", CultureInfo.InvariantCulture));
        command.Parameters.AddWithValue("$period", reminder.Period.Ticks);
        return command.ExecuteNonQuery();
    });

    public Task RemoveAsync(GrainId grainId, string name) => database.WriteAsync((connection, transaction) =>
    {
        using var command = Command(
            connection, transaction, "DELETE FROM reminder WHERE grain_type = $type AND grain_key = $key AND name = $name;", grainId, name);
        return command.ExecuteNonQuery();
    });

    private static SqliteCommand Command(SqliteConnection connection, SqliteTransaction transaction, string sql, GrainId grainId, string name)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.Parameters.AddWithValue("$type", grainId.Type.ToString());
        command.Parameters.AddWithValue("$key", grainId.Key.ToString());
        command.Parameters.AddWithValue("$name", name);
        return command;
    }
}
