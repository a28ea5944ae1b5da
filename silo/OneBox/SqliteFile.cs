using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Actors.Running;

/// <summary>A SQLite file with its tables, which grow by steps.</summary>
/// <param name="path">The file.</param>
/// <param name="steps">What makes its tables, in order: a step once released never changes. A file remembers how many it has taken.</param>
/// <param name="isFlushed">Whether every commit is flushed to the disk before it is answered; otherwise the last ones may be lost with the power.</param>
internal sealed class SqliteFile(string path, IReadOnlyList<string> steps, bool isFlushed)
{
    private readonly string _connectionString = new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWriteCreate, DefaultTimeout = 5 }.ToString();

    /// <summary>Opens it, with the tables it needs.</summary>
    /// <exception cref="IOException">It is of a newer version.</exception>
    /// <exception cref="SqliteException">It cannot be opened or is no database.</exception>
    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            connection.Open();
            Execute(connection, null, $"PRAGMA journal_mode = WAL; PRAGMA synchronous = {(isFlushed ? "FULL" : "NORMAL")};");
            if (Version(connection, null) < steps.Count)
            {
                // The transaction takes the file's lock for writing, so that of several who open a file one makes the tables.
                using var transaction = connection.BeginTransaction();
                for (var version = Version(connection, transaction); version < steps.Count; version++)
                {
                    Execute(connection, transaction, $"{steps[version]} PRAGMA user_version = {version + 1};");
                }

                transaction.Commit();
            }

            return Version(connection, null) == steps.Count ? connection : throw new IOException("it is of a newer version; use the newer program that wrote it.");
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static int Version(SqliteConnection connection, SqliteTransaction? transaction)
    {
        using var query = connection.CreateCommand();
        query.Transaction = transaction;
        query.CommandText = "PRAGMA user_version;";
        return Convert.ToInt32(query.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static void Execute(SqliteConnection connection, SqliteTransaction? transaction, string sql)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Closes the connections that were kept for the next use.</summary>
    public void Close()
    {
        using var pooled = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(pooled);
    }
}
