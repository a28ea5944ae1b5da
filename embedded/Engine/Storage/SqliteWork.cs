using Microsoft.Data.Sqlite;

namespace Actors.Embedded;

/// <summary>A change that waits for its transaction.</summary>
internal abstract class SqliteWork
{
    /// <summary>Does the change within a savepoint, so that a failure undoes this change alone.</summary>
    public abstract void Run(SqliteConnection connection, SqliteTransaction transaction);

    /// <summary>The transaction is committed.</summary>
    public abstract void Acknowledge();

    /// <summary>The transaction could not be committed.</summary>
    public abstract void Fail(Exception exception);
}
