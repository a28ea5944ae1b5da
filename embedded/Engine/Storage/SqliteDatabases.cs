namespace Actors.Embedded;

/// <summary>The database files in use, one object for each however many storages share it. Opened before the silo and closed after it.</summary>
internal sealed class SqliteDatabases(TimeProvider clock) : IDisposable, IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SqliteDatabase> _databases = new(StringComparer.Ordinal);

    public SqliteDatabase Of(string path)
    {
        var full = Path.GetFullPath(path);
        lock (_gate)
        {
            if (!_databases.TryGetValue(full, out var database))
            {
                database = new SqliteDatabase(full, clock);
                _databases.Add(full, database);
            }

            return database;
        }
    }

    public async Task CloseAsync()
    {
        foreach (var database in All())
        {
            await database.CloseAsync();
        }
    }

    public void Dispose()
    {
        foreach (var database in All())
        {
            database.Dispose();
        }
    }

    public ValueTask DisposeAsync() => new(CloseAsync());

    private SqliteDatabase[] All()
    {
        lock (_gate)
        {
            return [.. _databases.Values];
        }
    }
}
