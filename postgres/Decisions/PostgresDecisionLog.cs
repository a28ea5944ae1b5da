using System.Collections.Concurrent;
using System.Text.Json;
using Actors.Databases;
using Npgsql;
using NpgsqlTypes;

namespace Actors.Lanes;

/// <summary>The decisions of the last days in the store's database, a table a day.</summary>
internal sealed class PostgresDecisionLog(Database database) : IDecisionLog
{
    private const string Insert =
        """
        INSERT INTO actors.decision (play, store, lane, at, body)
        SELECT play, store, lane, at, body::json FROM unnest($1, $2, $3, $4, $5) AS decision (play, store, lane, at, body)
        ON CONFLICT DO NOTHING
        """;

    /// <summary>The day is not known by the play: each day's index is asked.</summary>
    private const string Find = "SELECT lane, body FROM actors.decision WHERE play = $1 AND store = $2 LIMIT 1";

    /// <summary>The days that have their tables.</summary>
    private readonly ConcurrentDictionary<DateTime, bool> _days = new();

    public async ValueTask WriteAsync(IReadOnlyCollection<LoggedDecision> decisions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(decisions);
        if (decisions.Count == 0)
        {
            return;
        }

        // In one order by everybody: two who write the same wait for each other, and never both at once.
        var sorted = decisions.OrderBy(static decision => decision.PlayId).ToArray();
        foreach (var day in sorted.Select(static decision => decision.Decision.At.UtcDateTime.Date).Distinct().Where(day => !_days.ContainsKey(day)))
        {
            await RunAsync("SELECT actors.keep_decision_day($1)", [new() { Value = DateTime.SpecifyKind(day, DateTimeKind.Utc) }], "written", cancellationToken);
            _days.TryAdd(day, true);
        }

        await RunAsync(
            Insert,
            [
                new() { Value = Array.ConvertAll(sorted, static decision => decision.PlayId) },
                Texts(sorted, static decision => decision.StoreId),
                Texts(sorted, static decision => decision.LaneId),
                new() { Value = Array.ConvertAll(sorted, static decision => decision.Decision.At.UtcDateTime) },
                Texts(sorted, static decision => JsonSerializer.Serialize(decision.Decision, JsonSerializerOptions.Web)),
            ],
            "written",
            cancellationToken);
    }

    public async ValueTask<LoggedDecision?> FindAsync(string storeId, Guid playId, CancellationToken cancellationToken)
    {
        try
        {
            return await database.RunAsync(
                async (connection, cancellation) =>
                {
                    await using var command = new NpgsqlCommand(Find, connection) { Parameters = { new() { Value = playId }, new() { Value = storeId } } };
                    await using var reader = await command.ExecuteReaderAsync(cancellation);
                    return await reader.ReadAsync(cancellation)
                        ? new LoggedDecision(storeId, reader.GetString(0), playId, JsonSerializer.Deserialize<Decision>(reader.GetString(1), JsonSerializerOptions.Web)!)
                        : null;
                },
                isRepeatable: true,
                cancellationToken);
        }
        catch (DatabaseException exception)
        {
            throw new DecisionLogException($"The decisions cannot be read: {exception.Message}", exception);
        }
    }

    public async ValueTask PruneAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await RunAsync("SELECT actors.drop_decisions($1)", [new() { Value = before.UtcDateTime }], "pruned", cancellationToken);
        foreach (var day in _days.Keys.Where(day => day.AddDays(1) <= before.UtcDateTime))
        {
            _days.TryRemove(day, out _);
        }
    }

    private async Task RunAsync(string sql, NpgsqlParameter[] values, string what, CancellationToken cancellationToken)
    {
        try
        {
            await database.RunAsync(
                async (connection, cancellation) =>
                {
                    await using var command = new NpgsqlCommand(sql, connection);
                    foreach (var value in values)
                    {
                        // A statement that is tried again takes its values again.
                        command.Parameters.Add(value.Clone());
                    }

                    return await command.ExecuteNonQueryAsync(cancellation);
                },
                isRepeatable: true,
                cancellationToken);
        }
        catch (DatabaseException exception)
        {
            throw new DecisionLogException($"The decisions cannot be {what}: {exception.Message}", exception);
        }
    }

    private static NpgsqlParameter Texts(LoggedDecision[] decisions, Func<LoggedDecision, string> text) =>
        new() { Value = Array.ConvertAll(decisions, decision => text(decision)), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };
}
