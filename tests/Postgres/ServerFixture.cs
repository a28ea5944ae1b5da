using Actors.TestKit;

namespace Actors.Tests;

/// <summary>One server for the whole suite; none where PostgreSQL is not installed, and the tests skip.</summary>
public sealed class ServerFixture : IAsyncLifetime
{
    public PostgresServer Server { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (PostgresServer.Programs is not null)
        {
            Server = await PostgresServer.StartAsync();
        }
    }

    public Task DisposeAsync() => Server is null ? Task.CompletedTask : Server.DisposeAsync().AsTask();
}

/// <summary>The tests that share the server; one at a time, because some of them stop it.</summary>
[CollectionDefinition(Name)]
public sealed class ServerCollection : ICollectionFixture<ServerFixture>
{
    public const string Name = "postgres";
}
