using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace Actors.Embedded;

/// <summary>
/// One database file with one connection that writes. Writes queue up; whoever finds the queue unattended works it off on the
/// pool, all that wait in one transaction, so that many grains share one flush to the disk. A write is acknowledged after its
/// commit, with <c>synchronous=FULL</c>: it is there after a kill and after a power cut.
/// </summary>
/// <remarks>Write-ahead logging lets reads go on beside the writer, on connections of their own.</remarks>
internal sealed class SqliteDatabase : IDisposable
{
    /// <summary>Writes in one transaction; more would make the first wait for the last.</summary>
    private const int LargestBatch = 256;

    private readonly Lock _gate = new();
    private readonly Queue<SqliteWork> _queue = new();
    private readonly string _connectionString;
    private readonly TimeProvider _clock;
    private SqliteConnection? _writer;
    private TaskCompletionSource? _drained;
    private bool _isAttended;

    public SqliteDatabase(string path, TimeProvider clock)
    {
        Path = path;
        _clock = clock;
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWriteCreate }.ToString();
    }

    public string Path { get; }

    /// <summary>UTC now as the database writes it.</summary>
    public string Now => _clock.GetUtcNow().UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Opens the file, making or upgrading its tables.</summary>
    /// <exception cref="BadProviderConfigException">The file cannot be opened, is no database, or is of a newer version.</exception>
    public void Open()
    {
        lock (_gate)
        {
            if (_writer is not null)
            {
                return;
            }

            try
            {
                if (System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path)) is { } folder)
                {
                    Directory.CreateDirectory(folder);
                }

                var writer = new SqliteConnection(_connectionString);
                try
                {
                    writer.Open();
                    Execute(writer, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
                    SqliteSchema.Upgrade(writer, Path);
                }
                catch
                {
                    writer.Dispose();
                    throw;
                }

                _writer = writer;
            }
            catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
            {
                throw new BadProviderConfigException($"The state file {Path} cannot be used: {exception.Message}", exception);
            }
        }
    }

    /// <summary>Runs a change on the writing connection; the task ends when it is committed. What it throws reaches its own caller only.</summary>
    public Task<TResult> WriteAsync<TResult>(Func<SqliteConnection, SqliteTransaction, TResult> change)
    {
        var work = new SqliteWork<TResult>(change);
        lock (_gate)
        {
            if (_writer is null)
            {
                throw new InvalidOperationException($"The state file {Path} is not open.");
            }

            _queue.Enqueue(work);
            if (_isAttended)
            {
                return work.Task;
            }

            _isAttended = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(static database => database.Attend(), this, preferLocal: false);
        return work.Task;
    }

    /// <summary>Runs a query on a connection of its own.</summary>
    public Task<TResult> ReadAsync<TResult>(Func<SqliteConnection, TResult> query) => Task.Run(() =>
    {
        using var connection = new SqliteConnection(_connectionString);
        connection.Open();
        return query(connection);
    });

    /// <summary>Waits until everything queued is committed, and closes the file.</summary>
    public async Task CloseAsync()
    {
        Task drained;
        lock (_gate)
        {
            drained = _isAttended ? (_drained ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task : Task.CompletedTask;
        }

        await drained;
        Dispose();
    }

    public void Dispose()
    {
        lock (_gate)
        {
            if (_writer is null)
            {
                return;
            }

            _writer.Dispose();
            _writer = null;
        }

        using var pooled = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(pooled);
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private void Attend()
    {
        var batch = new List<SqliteWork>();
        while (true)
        {
            lock (_gate)
            {
                if (_queue.Count == 0)
                {
                    _isAttended = false;
                    _drained?.TrySetResult();
                    _drained = null;
                    return;
                }

                while (batch.Count < LargestBatch && _queue.TryDequeue(out var work))
                {
                    batch.Add(work);
                }
            }

            Commit(batch);
            batch.Clear();
        }
    }

    private void Commit(List<SqliteWork> batch)
    {
        try
        {
            using var transaction = _writer!.BeginTransaction();
            foreach (var work in batch)
            {
                work.Run(_writer, transaction);
            }

            transaction.Commit();
        }
        catch (Exception exception)
        {
            foreach (var work in batch)
            {
                work.Fail(exception);
            }

            return;
        }

        foreach (var work in batch)
        {
            work.Acknowledge();
        }
    }
}
