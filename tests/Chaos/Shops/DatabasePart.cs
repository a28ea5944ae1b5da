using Actors.TestKit;

namespace Actors.Tests.Chaos;

/// <summary>The store's PostgreSQL server. Its clock is the machine's own: a database whose clock is wrong is the operator's to set.</summary>
internal sealed class DatabasePart(PostgresServer server, Bridge.Socket? socket, Disk disk) : Part("postgres", PartKind.Database, socket, disk), IAsyncDisposable
{
    public PostgresServer Server => server;

    /// <summary>A server that has ended by itself, which it does when its disk is full, is started again; one that recovers by itself is waited for.</summary>
    public override Task StartAsync() => server.ComeBackAsync();

    public override Task KillAsync() => server.KillAsync();

    public override async Task<int> TerminateAsync()
    {
        await server.StopAsync();
        return 0;
    }

    public override void Freeze() => server.Freeze();

    public override void Thaw() => server.Thaw();

    public override void SetClock(TimeSpan offset) => throw new NotSupportedException("The database's clock is the machine's.");

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
