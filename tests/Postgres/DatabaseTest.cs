using Actors.Databases;
using Actors.Migrations;
using Actors.TestKit;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Actors.Tests;

/// <summary>Tests with a database of their own, up to date unless they make it so themselves.</summary>
[Collection(ServerCollection.Name)]
public abstract class DatabaseTest(ServerFixture fixture) : IAsyncLifetime
{
    private readonly List<Database> _databases = [];

    protected PostgresServer Server => fixture.Server;

    /// <summary>The database's name.</summary>
    protected string Name { get; private set; } = "";

    private protected Database Database { get; private set; } = null!;

    protected virtual bool IsMigrated => true;

    public virtual async Task InitializeAsync()
    {
        // Where PostgreSQL is absent, every test skips, and nothing is made for it.
        if (fixture.Server is null)
        {
            return;
        }

        Name = await Server.CreateDatabaseAsync();
        Database = Open();
        if (IsMigrated)
        {
            await Migrator(Database).MigrateAsync(CancellationToken.None);
        }
    }

    public virtual async Task DisposeAsync()
    {
        foreach (var database in _databases)
        {
            await database.DisposeAsync();
        }

        if (fixture.Server is not null)
        {
            await Server.ExecuteAsync("postgres", $"DROP DATABASE IF EXISTS {Name} WITH (FORCE)");
        }
    }

    protected DatabaseOptions Options(Action<DatabaseOptions>? configure = null)
    {
        var options = new DatabaseOptions
        {
            Host = PostgresServer.Host, Port = Server.Port, Name = Name, User = PostgresServer.User, PasswordFile = Server.PasswordFile,
        };
        configure?.Invoke(options);
        return options;
    }

    /// <summary>Another process's way to the database.</summary>
    private protected Database Open(Action<DatabaseOptions>? configure = null)
    {
        var database = new Database(Microsoft.Extensions.Options.Options.Create(Options(configure)), TimeProvider.System, NullLogger<Database>.Instance);
        _databases.Add(database);
        return database;
    }

    private protected Migrator Migrator(Database database, IReadOnlyList<Migration>? known = null, Action<DatabaseOptions>? configure = null) => new(
        database, known ?? Migration.Known, Microsoft.Extensions.Options.Options.Create(Options(configure)), NullLogger<Migrator>.Instance);
}
