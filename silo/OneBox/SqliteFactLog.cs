using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Actors.Running;
using Microsoft.Data.Sqlite;

namespace Actors.Facts;

/// <summary>
/// The facts in a SQLite file, for a store on one box. Appends that wait share one transaction, and so one flush to the disk; each is answered
/// after it. Other processes may use the file too.
/// </summary>
internal sealed partial class SqliteFactLog(string path) : IFactLog, IDisposable
{
    private const int Chunk = 1_000;

    private readonly SqliteFile _file = new(path, Tables, isFlushed: true);
    private readonly ConcurrentQueue<Append> _waiting = new();
    private readonly SemaphoreSlim _turn = new(1);
    private SqliteConnection? _writer;

    public async ValueTask<int> AppendAsync(IReadOnlyCollection<Fact> facts, CancellationToken cancellationToken)
    {
        FactRules.Check(facts);
        if (facts.Count == 0)
        {
            return 0;
        }

        var append = new Append(facts);
        _waiting.Enqueue(append);
        await _turn.WaitAsync(cancellationToken);
        try
        {
            // Whoever had the turn before may have done this one's work with its own.
            if (!append.IsDone)
            {
                await Task.Run(CommitWaiting, CancellationToken.None);
            }
        }
        finally
        {
            _turn.Release();
        }

        return append.Failure is null ? append.Added : throw new FactLogException($"No fact was appended to {path}: {append.Failure.Message}", append.Failure);
    }

    public async IAsyncEnumerable<Fact> ReadAsync(
        string kind, string storeId, DateTimeOffset from, DateTimeOffset to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = (At: Text(from), Key: "");
        while (true)
        {
            var page = await Task.Run(() => Page(kind, storeId, after, Text(to)), cancellationToken);
            foreach (var fact in page)
            {
                yield return fact;
            }

            if (page.Count < Chunk)
            {
                yield break;
            }

            after = (Text(page[^1].At), page[^1].Key);
        }
    }

    public async ValueTask<Fact?> FindAsync(string kind, string key, CancellationToken cancellationToken) => await Task.Run(
        () => Read(
            "SELECT key, subject, at, body FROM fact WHERE kind = $kind AND key = $key;",
            kind,
            values => values.AddWithValue("$key", key)).SingleOrDefault(),
        cancellationToken);

    public void Dispose()
    {
        _writer?.Dispose();
        _writer = null;
        _file.Close();
        _turn.Dispose();
    }

    private void CommitWaiting()
    {
        var appends = new List<Append>();
        while (_waiting.TryDequeue(out var append))
        {
            appends.Add(append);
        }

        try
        {
            var writer = _writer ??= _file.Open();
            using var transaction = writer.BeginTransaction();
            foreach (var append in appends)
            {
                append.Added = Insert(writer, transaction, append.Facts);
            }

            transaction.Commit();
        }
        catch (Exception exception)
        {
            // Everybody who waited learns of it, and the next opens the file anew.
            _writer?.Dispose();
            _writer = null;
            appends.ForEach(append => append.Failure = exception);
        }

        appends.ForEach(static append => append.IsDone = true);
    }

    private static int Insert(SqliteConnection writer, SqliteTransaction transaction, IReadOnlyCollection<Fact> facts)
    {
        using var command = writer.CreateCommand();
        command.Transaction = transaction;
        command.CommandText =
            "INSERT INTO fact (kind, key, subject, store, at, body) VALUES ($kind, $key, $subject, $store, $at, $body) ON CONFLICT DO NOTHING;";
        SqliteParameter[] values = [.. ((string[])["$kind", "$key", "$subject", "$store", "$at", "$body"]).Select(name => command.Parameters.Add(name, SqliteType.Text))];
        command.Prepare();
        var added = 0;
        foreach (var fact in facts)
        {
            string[] texts = [fact.Kind, fact.Key, fact.Subject, fact.Subject.Split('/')[0], Text(fact.At), fact.Body];
            for (var index = 0; index < texts.Length; index++)
            {
                values[index].Value = texts[index];
            }

            added += command.ExecuteNonQuery();
        }

        return added;
    }

    private List<Fact> Page(string kind, string storeId, (string At, string Key) after, string to) => Read(
        """
        SELECT key, subject, at, body FROM fact
        WHERE kind = $kind AND store = $store AND at < $to AND (at, key) > ($at, $key)
        ORDER BY at, key LIMIT $most;
        """,
        kind,
        values =>
        {
            values.AddWithValue("$store", storeId);
            values.AddWithValue("$at", after.At);
            values.AddWithValue("$key", after.Key);
            values.AddWithValue("$to", to);
            values.AddWithValue("$most", Chunk);
        });

    private List<Fact> Read(string query, string kind, Action<SqliteParameterCollection> fill)
    {
        try
        {
            using var connection = _file.Open();
            using var command = connection.CreateCommand();
            command.CommandText = query;
            command.Parameters.AddWithValue("$kind", kind);
            fill(command.Parameters);
            using var reader = command.ExecuteReader();
            var facts = new List<Fact>();
            while (reader.Read())
            {
                facts.Add(new Fact(
                    kind, reader.GetString(0), reader.GetString(1), DateTimeOffset.Parse(reader.GetString(2), CultureInfo.InvariantCulture), reader.GetString(3)));
            }

            return facts;
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new FactLogException($"The facts in {path} cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Of one length, so that the order of the texts is that of the times.</summary>
    private static string Text(DateTimeOffset at) => FactRules.Kept(at).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Facts that wait for their transaction.</summary>
    private sealed class Append(IReadOnlyCollection<Fact> facts)
    {
        public IReadOnlyCollection<Fact> Facts => facts;

        public int Added { get; set; }

        public Exception? Failure { get; set; }

        public bool IsDone { get; set; }
    }
}
