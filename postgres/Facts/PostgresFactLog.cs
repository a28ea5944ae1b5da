using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Actors.Databases;
using Actors.Displays;
using Npgsql;
using NpgsqlTypes;

namespace Actors.Facts;

/// <summary>The facts in the store's database.</summary>
/// <remarks>
/// A million plays, each with a body of 220 bytes, measured: 341 MB of rows, 77 MB of the index by key, 38 MB of the index by store and
/// time, 457 MB in all. 500 screens that show six plays a minute around the clock make 130 million a month, 59 GB: a month is about what one
/// server keeps at hand, and ten years, 7 TB, is what the tables of single months can be moved away for.
/// </remarks>
internal sealed class PostgresFactLog(Database database) : IFactLog
{
    /// <summary>Facts in one statement, and in one page that is read: a few hundred kilobytes.</summary>
    private const int Chunk = 1_000;

    private const string Insert =
        """
        INSERT INTO actors.fact (kind, key, subject, at, body)
        SELECT kind, key, subject, at, body::json FROM unnest($1, $2, $3, $4, $5) AS fact (kind, key, subject, at, body)
        ON CONFLICT DO NOTHING
        """;

    private const string Page =
        """
        SELECT key, subject, at, body FROM actors.fact
        WHERE kind = $1 AND split_part(subject, '/', 1) = $2 AND at >= $3 AND at < $4 AND (at, key) > ($3, $5)
        ORDER BY at, key LIMIT $6
        """;

    /// <summary>A play's month is not known by its key: each month's index is asked.</summary>
    private const string One = "SELECT key, subject, at, body FROM actors.fact WHERE kind = $1 AND key = $2 LIMIT 1";

    /// <summary>The months of plays that have their tables.</summary>
    private readonly ConcurrentDictionary<DateTime, bool> _months = new();

    public async ValueTask<int> AppendAsync(IReadOnlyCollection<Fact> facts, CancellationToken cancellationToken)
    {
        FactRules.Check(facts);
        if (facts.Count == 0)
        {
            return 0;
        }

        // In the same order by everybody: two who append the same facts wait for each other, and never both at once.
        var sorted = facts.OrderBy(static fact => fact.Kind, StringComparer.Ordinal).ThenBy(static fact => fact.Key, StringComparer.Ordinal).ToArray();
        try
        {
            await MakeMonthsAsync(sorted, cancellationToken);
            return await database.RunAsync((connection, cancellation) => AppendAsync(connection, sorted, cancellation), isRepeatable: true, cancellationToken);
        }
        catch (DatabaseException exception)
        {
            throw new FactLogException($"No fact was appended: {exception.Message}", exception);
        }
    }

    public async IAsyncEnumerable<Fact> ReadAsync(
        string kind, string storeId, DateTimeOffset from, DateTimeOffset to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = (At: FactRules.Kept(from), Key: "");
        while (true)
        {
            // By pages, so that a reader who takes its time holds no connection, and a failure in passing repeats one page and no more.
            var page = await PageAsync(kind, storeId, after, FactRules.Kept(to), cancellationToken);
            foreach (var fact in page)
            {
                yield return fact;
            }

            if (page.Count < Chunk)
            {
                yield break;
            }

            after = (page[^1].At, page[^1].Key);
        }
    }

    /// <summary>
    /// Everything in one transaction. Until the commit is sent nothing can have been appended, and the whole is safely done again with the same
    /// count; once it is sent, only its answer tells.
    /// </summary>
    private async Task<int> AppendAsync(NpgsqlConnection connection, Fact[] facts, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var added = 0;
        foreach (var chunk in facts.Chunk(Chunk))
        {
            await using var command = new NpgsqlCommand(Insert, connection)
            {
                Parameters =
                {
                    Texts(chunk, static fact => fact.Kind),
                    Texts(chunk, static fact => fact.Key),
                    Texts(chunk, static fact => fact.Subject),
                    new() { Value = chunk.Select(static fact => FactRules.Kept(fact.At).UtcDateTime).ToArray() },
                    Texts(chunk, static fact => fact.Body),
                },
            };
            added += await command.ExecuteNonQueryAsync(cancellationToken);
        }

        try
        {
            await transaction.CommitAsync(cancellationToken);
        }
        catch (Exception exception) when (Failure.IsOfDatabase(exception))
        {
            throw new FactLogException($"Whether the facts were appended is unknown, append them again: {database.Sentence(exception)}", exception);
        }

        return added;
    }

    private async Task MakeMonthsAsync(Fact[] facts, CancellationToken cancellationToken)
    {
        var months = facts.Where(static fact => fact.Kind == PlayFact.Kind).Select(static fact => Month(fact.At)).Distinct();
        foreach (var month in months.Where(month => !_months.ContainsKey(month)))
        {
            await database.RunAsync(
                async (connection, cancellation) =>
                {
                    await using var command = new NpgsqlCommand("SELECT actors.keep_month($1)", connection) { Parameters = { new() { Value = month } } };
                    return await command.ExecuteNonQueryAsync(cancellation);
                },
                isRepeatable: true,
                cancellationToken);
            _months.TryAdd(month, true);
        }
    }

    public async ValueTask<Fact?> FindAsync(string kind, string key, CancellationToken cancellationToken) =>
        (await ReadAsync(One, kind, [new() { Value = kind }, new() { Value = key }], cancellationToken)).SingleOrDefault();

    private Task<List<Fact>> PageAsync(
        string kind, string storeId, (DateTimeOffset At, string Key) after, DateTimeOffset to, CancellationToken cancellationToken) => ReadAsync(
        Page,
        kind,
        [
            new() { Value = kind },
            new() { Value = storeId },
            new() { Value = after.At.UtcDateTime },
            new() { Value = to.UtcDateTime },
            new() { Value = after.Key },
            new() { Value = Chunk },
        ],
        cancellationToken);

    private async Task<List<Fact>> ReadAsync(string query, string kind, NpgsqlParameter[] values, CancellationToken cancellationToken)
    {
        try
        {
            return await database.RunAsync(
                async (connection, cancellation) =>
                {
                    await using var command = new NpgsqlCommand(query, connection);
                    foreach (var value in values)
                    {
                        // A statement that is tried again takes its values again.
                        command.Parameters.Add(value.Clone());
                    }

                    await using var reader = await command.ExecuteReaderAsync(cancellation);
                    var facts = new List<Fact>();
                    while (await reader.ReadAsync(cancellation))
                    {
                        facts.Add(new Fact(kind, reader.GetString(0), reader.GetString(1), reader.GetFieldValue<DateTimeOffset>(2), reader.GetString(3)));
                    }

                    return facts;
                },
                isRepeatable: true,
                cancellationToken);
        }
        catch (DatabaseException exception)
        {
            throw new FactLogException($"The facts cannot be read: {exception.Message}", exception);
        }
    }

    private static DateTime Month(DateTimeOffset at) => new(at.UtcDateTime.Year, at.UtcDateTime.Month, 1, 0, 0, 0, DateTimeKind.Utc);

    private static NpgsqlParameter Texts(Fact[] facts, Func<Fact, string> text) =>
        new() { Value = Array.ConvertAll(facts, fact => text(fact)), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };
}
