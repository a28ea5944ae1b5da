using Actors.Displays;
using Actors.Facts;

namespace Actors.Tests.Facts;

[Collection(ServerCollection.Name)]
public sealed class PostgresPlayCountsConformance(ServerFixture fixture) : PlayCountsConformance, IAsyncLifetime
{
    private readonly OwnDatabase _database = new(fixture);

    public Task InitializeAsync() => _database.InitializeAsync();

    public Task DisposeAsync() => _database.DisposeAsync();

    protected override (IFactLog Log, IPlayCounts Counts) Open() => _database.OpenBoth();

    private sealed class OwnDatabase(ServerFixture fixture) : DatabaseTest(fixture)
    {
        public (IFactLog Log, IPlayCounts Counts) OpenBoth()
        {
            var database = Open();
            return (new PostgresFactLog(database), new PostgresPlayCounts(database));
        }
    }
}
