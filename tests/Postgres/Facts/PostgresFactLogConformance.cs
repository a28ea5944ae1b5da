using Actors.Facts;

namespace Actors.Tests.Facts;

[Collection(ServerCollection.Name)]
public sealed class PostgresFactLogConformance(ServerFixture fixture) : FactLogConformance, IAsyncLifetime
{
    private readonly OwnDatabase _database = new(fixture);

    public Task InitializeAsync() => _database.InitializeAsync();

    public Task DisposeAsync() => _database.DisposeAsync();

    protected override IFactLog Open() => _database.OpenLog();

    private sealed class OwnDatabase(ServerFixture fixture) : DatabaseTest(fixture)
    {
        public IFactLog OpenLog() => new PostgresFactLog(Open());
    }
}
