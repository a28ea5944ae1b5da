namespace Actors.Embedded;

/// <summary>Opens a database file before the silo takes calls, so that a bad file stops the start, and closes it after the last call.</summary>
internal sealed class SqliteStoragePart(SqliteDatabases databases, string path) : ISiloPart
{
    public int Order => 0;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        databases.Of(path).Open();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => databases.Of(path).CloseAsync();
}
