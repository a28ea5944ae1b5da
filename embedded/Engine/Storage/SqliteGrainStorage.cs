using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Actors.Embedded;

/// <summary>Keeps states in a database file.</summary>
internal sealed class SqliteGrainStorage(string name, SqliteDatabase database) : IGrainStorage
{
    private const string Key = "storage = $storage AND grain_type = $type AND grain_key = $key AND state_name = $state";

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var (json, version) = await database.ReadAsync(connection =>
        {
            using var command = Command(connection, null, $"SELECT json, version FROM grain_state WHERE {Key};", stateName, grainId);
            using var reader = command.ExecuteReader();
            return reader.Read() ? (reader.GetString(0), reader.GetInt64(1)) : (null, 0);
        });

        if (json is null)
        {
            grainState.ETag = null;
            grainState.RecordExists = false;
            return;
        }

        try
        {
            grainState.State = JsonSerializer.Deserialize<T>(json, StateJson.Options);
        }
        catch (JsonException exception)
        {
            throw new OrleansException(
                $"State '{stateName}' of {grainId} in {database.Path} cannot be read as {typeof(T)}: {exception.Message}", exception);
        }

        grainState.ETag = Etag(version);
        grainState.RecordExists = true;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        // Written out now, on the grain's turn: what the grain changes later is not part of this write.
        var json = JsonSerializer.Serialize(grainState.State, StateJson.Options);
        var expected = grainState.ETag;
        var version = await database.WriteAsync((connection, transaction) =>
        {
            using var command = Command(connection, transaction, expected is null
                ? """
                  INSERT INTO grain_state (storage, grain_type, grain_key, state_name, version, json, written_at)
                  VALUES ($storage, $type, $key, $state, 1, $json, $now)
                  ON CONFLICT DO NOTHING RETURNING version;
                  """
                : $"UPDATE grain_state SET version = version + 1, json = $json, written_at = $now WHERE {Key} AND version = $expected RETURNING version;",
                stateName, grainId);
            command.Parameters.AddWithValue("$json", json);
            command.Parameters.AddWithValue("$now", database.Now);
            command.Parameters.AddWithValue("$expected", Version(expected));
            return command.ExecuteScalar() is long written
                ? written
                : throw Inconsistent.State(name, stateName, grainId, Stored(connection, transaction, stateName, grainId), expected);
        });
        grainState.ETag = Etag(version);
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var expected = grainState.ETag;
        await database.WriteAsync((connection, transaction) =>
        {
            using var command = Command(connection, transaction, $"DELETE FROM grain_state WHERE {Key} AND version = $expected;", stateName, grainId);
            command.Parameters.AddWithValue("$expected", Version(expected));
            if (command.ExecuteNonQuery() == 0 && Stored(connection, transaction, stateName, grainId) is { } stored)
            {
                throw Inconsistent.State(name, stateName, grainId, stored, expected);
            }

            return true;
        });
        grainState.ETag = null;
        grainState.RecordExists = false;
    }

    private static string Etag(long version) => version.ToString(CultureInfo.InvariantCulture);

    private static long Version(string? etag) =>
        long.TryParse(etag, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;

    private string? Stored(SqliteConnection connection, SqliteTransaction transaction, string stateName, GrainId grainId)
    {
        using var command = Command(connection, transaction, $"SELECT version FROM grain_state WHERE {Key};", stateName, grainId);
        return command.ExecuteScalar() is long version ? Etag(version) : null;
    }

    private SqliteCommand Command(SqliteConnection connection, SqliteTransaction? transaction, string sql, string stateName, GrainId grainId)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.Parameters.AddWithValue("$storage", name);
        command.Parameters.AddWithValue("$type", grainId.Type.ToString());
        command.Parameters.AddWithValue("$key", grainId.Key.ToString());
        command.Parameters.AddWithValue("$state", stateName);
        return command;
    }
}
