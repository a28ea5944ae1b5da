using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Actors.Databases;
using Actors.Embedded;
using Npgsql;
using NpgsqlTypes;
using Orleans.Storage;

namespace Actors.States;

/// <summary>Keeps grains' states as JSON, one row a state. Its etag is a version that counts on over clearing.</summary>
internal sealed class PostgresGrainStorage(string name, Database database) : IGrainStorage
{
    private const string Key = "storage = $1 AND grain_type = $2 AND grain_key = $3 AND state_name = $4";

    private const string Insert =
        """
        INSERT INTO actors.grain_state (storage, grain_type, grain_key, state_name, version, body, write_id)
        VALUES ($1, $2, $3, $4, 1, $5, $6) ON CONFLICT DO NOTHING RETURNING version
        """;

    private const string Update =
        $"""
        UPDATE actors.grain_state SET version = version + 1, body = $5, write_id = $6, written_at = now()
        WHERE {Key} AND version = $7 RETURNING version
        """;

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var (version, body) = await database.RunAsync<(long? Version, string? Body)>(
            async (connection, cancellationToken) =>
            {
                await using var command = Command(connection, $"SELECT version, body FROM actors.grain_state WHERE {Key}", stateName, grainId);
                await using var reader = await command.ExecuteReaderAsync(cancellationToken);
                return await reader.ReadAsync(cancellationToken)
                    ? (reader.GetInt64(0), reader.IsDBNull(1) ? null : reader.GetString(1))
                    : (null, null);
            },
            isRepeatable: true,
            CancellationToken.None);
        grainState.State = body is null ? Fresh<T>() : Parse<T>(body, stateName, grainId);
        grainState.ETag = Etag(version);
        grainState.RecordExists = body is not null;
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        // Written out now, on the grain's turn: what the grain changes later is not part of this write.
        var body = JsonSerializer.Serialize(grainState.State, StateJson.Options);
        grainState.ETag = Etag(await PutAsync(grainState.ETag is null ? Insert : Update, stateName, grainId, grainState.ETag, body));
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (grainState.ETag is not null)
        {
            grainState.ETag = Etag(await PutAsync(Update, stateName, grainId, grainState.ETag, body: null));
        }
        else if (await database.RunAsync((connection, cancellationToken) => StoredAsync(connection, stateName, grainId, cancellationToken), isRepeatable: true, CancellationToken.None) is { } stored)
        {
            throw Inconsistent(stateName, grainId, Etag(stored), expected: null);
        }

        grainState.RecordExists = false;
        grainState.State = Fresh<T>();
    }

    /// <summary>Puts a body, or its absence, over the version that the writer knows. Returns the new version.</summary>
    private async Task<long?> PutAsync(string sql, string stateName, GrainId grainId, string? etag, string? body)
    {
        var writeId = Guid.NewGuid();
        var isAgain = false;
        var (written, stored) = await database.RunAsync<(long? Written, long? Stored)>(
            async (connection, cancellationToken) =>
            {
                // The answer to the first attempt may be all that was lost.
                if (isAgain && await WrittenAsync(connection, stateName, grainId, writeId, cancellationToken) is { } before)
                {
                    return (before, null);
                }

                isAgain = true;
                await using var command = Command(connection, sql, stateName, grainId);
                command.Parameters.Add(new() { Value = (object?)body ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Json });
                command.Parameters.Add(new() { Value = writeId });
                command.Parameters.Add(new() { Value = Version(etag) });
                return await command.ExecuteScalarAsync(cancellationToken) is long version
                    ? (version, null)
                    : (null, await StoredAsync(connection, stateName, grainId, cancellationToken));
            },
            isRepeatable: true,
            CancellationToken.None);
        return written ?? throw Inconsistent(stateName, grainId, Etag(stored), etag);
    }

    private async Task<long?> WrittenAsync(NpgsqlConnection connection, string stateName, GrainId grainId, Guid writeId, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, $"SELECT version FROM actors.grain_state WHERE {Key} AND write_id = $5", stateName, grainId);
        command.Parameters.Add(new() { Value = writeId });
        return (long?)await command.ExecuteScalarAsync(cancellationToken);
    }

    private async Task<long?> StoredAsync(NpgsqlConnection connection, string stateName, GrainId grainId, CancellationToken cancellationToken)
    {
        await using var command = Command(connection, $"SELECT version FROM actors.grain_state WHERE {Key}", stateName, grainId);
        return (long?)await command.ExecuteScalarAsync(cancellationToken);
    }

    private NpgsqlCommand Command(NpgsqlConnection connection, string sql, string stateName, GrainId grainId) => new(sql, connection)
    {
        Parameters =
        {
            new() { Value = name },
            new() { Value = grainId.Type.ToString()! },
            new() { Value = grainId.Key.ToString()! },
            new() { Value = stateName },
        },
    };

    private InconsistentStateException Inconsistent(string stateName, GrainId grainId, string? stored, string? expected) => new(
        $"State '{stateName}' of {grainId} in the storage '{name}' was written by somebody else: version {expected ?? "none"} was expected, {stored ?? "none"} is stored.",
        stored,
        expected);

    private static T Parse<T>(string body, string stateName, GrainId grainId)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body, StateJson.Options)!;
        }
        catch (JsonException exception)
        {
            throw new DatabaseException($"State '{stateName}' of {grainId} in the database cannot be read as {typeof(T)}: {exception.Message}", exception);
        }
    }

    /// <summary>A new state: from its constructor without parameters, or empty where it has none, as the engines make it.</summary>
    private static T Fresh<T>()
    {
        var type = typeof(T);
        if (type.IsValueType || type.IsAbstract || type.IsArray || type == typeof(string))
        {
            return default!;
        }

        return type.GetConstructor(Type.EmptyTypes) is not null ? Activator.CreateInstance<T>() : (T)RuntimeHelpers.GetUninitializedObject(type);
    }

    private static string? Etag(long? version) => version?.ToString(CultureInfo.InvariantCulture);

    /// <summary>The version that an etag means; -1, which no row has, when it means none.</summary>
    private static long Version(string? etag) =>
        long.TryParse(etag, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1;
}
