using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Actors.Facts;

/// <summary>The file of the facts, and its tables.</summary>
internal sealed class SqliteFactFile(string path)
{
    private const int SchemaVersion = 1;

    private const string Schema =
        """
        CREATE TABLE fact (
            kind TEXT NOT NULL,
            key TEXT NOT NULL,
            subject TEXT NOT NULL,
            store TEXT NOT NULL,
            at TEXT NOT NULL,
            body TEXT NOT NULL,
            UNIQUE (kind, key)
        );
        CREATE INDEX fact_by_store ON fact (kind, store, at, key);
        """;

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
            Execute(connection, null, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
            if (Version(connection, null) < SchemaVersion)
            {
                // The transaction takes the file's lock for writing, so that of several who open a new file one makes the tables.
                using var transaction = connection.BeginTransaction();
                if (Version(connection, transaction) < SchemaVersion)
                {
                    Execute(connection, transaction, $"{Schema} PRAGMA user_version = {SchemaVersion};");
                }

                transaction.Commit();
            }

            return Version(connection, null) == SchemaVersion ? connection : throw new IOException("it is of a newer version; use the newer program that wrote it.");
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
