using System.Globalization;
using System.Text.Json;
using Actors.Running;
using Microsoft.Data.Sqlite;

namespace Actors.Lanes;

/// <summary>The decisions of the last days in a SQLite file of their own, for a store on one box.</summary>
internal sealed class SqliteDecisionLog(string path) : IDecisionLog, IDisposable
{
    private static readonly string[] Tables =
    [
        """
        CREATE TABLE decision (
            play TEXT NOT NULL PRIMARY KEY,
            store TEXT NOT NULL,
            lane TEXT NOT NULL,
            at TEXT NOT NULL,
            body TEXT NOT NULL
        );
        CREATE INDEX decision_by_time ON decision (at);
        """,
    ];

    /// <summary>So many are deleted in one transaction that whoever writes waits for a moment only.</summary>
    private const int PruneChunk = 5_000;

    private readonly SqliteFile _file = new(path, Tables, isFlushed: false);

    public async ValueTask WriteAsync(IReadOnlyCollection<LoggedDecision> decisions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(decisions);
        await RunAsync(connection => Insert(connection, decisions), "written", cancellationToken);
    }

    public async ValueTask<LoggedDecision?> FindAsync(string storeId, Guid playId, CancellationToken cancellationToken) =>
        await RunAsync(connection => Find(connection, storeId, playId), "read", cancellationToken);

    public async ValueTask PruneAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        while (await RunAsync(connection => Delete(connection, before), "pruned", cancellationToken) == PruneChunk)
        {
            // Others come in between.
        }
    }

    public void Dispose() => _file.Close();

    private static int Insert(SqliteConnection connection, IReadOnlyCollection<LoggedDecision> decisions)
    {
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "INSERT INTO decision (play, store, lane, at, body) VALUES ($play, $store, $lane, $at, $body) ON CONFLICT DO NOTHING;";
        SqliteParameter[] values = [.. ((string[])["$play", "$store", "$lane", "$at", "$body"]).Select(name => command.Parameters.Add(name, SqliteType.Text))];
        command.Prepare();
        var added = 0;
        foreach (var decision in decisions)
        {
            string[] texts =
            [
                decision.PlayId.ToString("D"), decision.StoreId, decision.LaneId, Text(decision.Decision.At), JsonSerializer.Serialize(decision.Decision, JsonSerializerOptions.Web),
            ];
            for (var index = 0; index < texts.Length; index++)
            {
                values[index].Value = texts[index];
            }

            added += command.ExecuteNonQuery();
        }

        transaction.Commit();
        return added;
    }

    private static LoggedDecision? Find(SqliteConnection connection, string storeId, Guid playId)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT lane, body FROM decision WHERE play = $play AND store = $store;";
        command.Parameters.AddWithValue("$play", playId.ToString("D"));
        command.Parameters.AddWithValue("$store", storeId);
        using var reader = command.ExecuteReader();
        return reader.Read()
            ? new LoggedDecision(storeId, reader.GetString(0), playId, JsonSerializer.Deserialize<Decision>(reader.GetString(1), JsonSerializerOptions.Web)!)
            : null;
    }

    private static int Delete(SqliteConnection connection, DateTimeOffset before)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "DELETE FROM decision WHERE rowid IN (SELECT rowid FROM decision WHERE at < $before ORDER BY at LIMIT $most);";
        command.Parameters.AddWithValue("$before", Text(before));
        command.Parameters.AddWithValue("$most", PruneChunk);
        return command.ExecuteNonQuery();
    }

    private async Task<T> RunAsync<T>(Func<SqliteConnection, T> work, string what, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(
                () =>
                {
                    using var connection = _file.Open();
                    return work(connection);
                },
                cancellationToken);
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new DecisionLogException($"The decisions in {path} cannot be {what}: {exception.Message}", exception);
        }
    }

    /// <summary>Of one length, so that the order of the texts is that of the times.</summary>
    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
