using Actors.Databases;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Actors.Migrations;

/// <summary>
/// Brings the schema `actors` up to date. Every step is a transaction that begins by taking the same lock, so that of any number of
/// silos that start at once one does the step and the others find it done.
/// </summary>
internal sealed partial class Migrator(Database database, IReadOnlyList<Migration> known, IOptions<DatabaseOptions> options, ILogger<Migrator> logger)
{
    /// <summary>Only has to differ from the advisory locks of other programs in the same database.</summary>
    private const long Lock = 0x6163746F7273;

    /// <summary>A step over years of facts may take a while; nobody waits for it but the silos that start.</summary>
    private const int LongestStepSeconds = 600;

    /// <summary>Does the steps that are missing. Returns how many this call did.</summary>
    /// <exception cref="DatabaseException">The database cannot be used, is newer than this program, or was made by edited steps.</exception>
    public async Task<int> MigrateAsync(CancellationToken cancellationToken)
    {
        var done = 0;
        while (await database.RunAsync(StepAsync, isRepeatable: true, options.Value.StartTimeout, cancellationToken) is { } migration)
        {
            done++;
            LogMigrated(logger, migration.Number, migration.Name, options.Value.Name);
        }

        return done;
    }

    private async Task<Migration?> StepAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, $"SET LOCAL statement_timeout = 0; SELECT pg_advisory_xact_lock({Lock});", cancellationToken);
        var applied = await AppliedAsync(connection, cancellationToken);
        Check(applied);
        var next = known.FirstOrDefault(migration => !applied.ContainsKey(migration.Number));
        if (next is null)
        {
            return null;
        }

        await ExecuteAsync(connection, next.Sql, cancellationToken);
        await using var record = new NpgsqlCommand("INSERT INTO actors.migration (number, name, sha256) VALUES ($1, $2, $3)", connection)
        {
            Parameters = { new() { Value = next.Number }, new() { Value = next.Name }, new() { Value = next.Hash } },
        };
        await record.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return next;
    }

    private static async Task<Dictionary<int, (string Name, string Hash)>> AppliedAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var applied = new Dictionary<int, (string, string)>();
        await using (var exists = new NpgsqlCommand("SELECT to_regclass('actors.migration') IS NOT NULL", connection))
        {
            if (await exists.ExecuteScalarAsync(cancellationToken) is not true)
            {
                await CreateAsync(connection, cancellationToken);
                return applied;
            }
        }

        await using var command = new NpgsqlCommand("SELECT number, name, sha256 FROM actors.migration", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            applied.Add(reader.GetInt32(0), (reader.GetString(1), reader.GetString(2)));
        }

        return applied;
    }

    private static async Task CreateAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        // An operator may have made the schema for a user who may make none: IF NOT EXISTS asks for the right even then.
        await using var exists = new NpgsqlCommand("SELECT to_regnamespace('actors') IS NOT NULL", connection);
        if (await exists.ExecuteScalarAsync(cancellationToken) is not true)
        {
            await ExecuteAsync(connection, "CREATE SCHEMA actors", cancellationToken);
        }

        await ExecuteAsync(
            connection,
            """
            CREATE TABLE actors.migration (
                number int PRIMARY KEY,
                name text NOT NULL,
                sha256 text NOT NULL,
                applied_at timestamptz NOT NULL DEFAULT now()
            )
            """,
            cancellationToken);
    }

    private void Check(Dictionary<int, (string Name, string Hash)> applied)
    {
        var last = known.Count == 0 ? 0 : known[^1].Number;
        var newest = applied.Keys.DefaultIfEmpty().Max();
        if (newest > last)
        {
            throw new DatabaseException(
                $"The database '{options.Value.Name}' ({Settings.Name}) is at schema {newest} ('{applied[newest].Name}'), and this program knows schemas up to {last}; start the newer program that made it.");
        }

        foreach (var migration in known.Where(migration => migration.Number <= newest))
        {
            if (!applied.TryGetValue(migration.Number, out var record) || record.Hash != migration.Hash)
            {
                throw new DatabaseException(
                    $"The database '{options.Value.Name}' ({Settings.Name}) was made with another migration {migration.Number} ('{record.Name ?? "none"}') than this program's ('{migration.Name}'); a migration that was applied must not change, so start the program that made the database.");
            }
        }
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = LongestStepSeconds };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
