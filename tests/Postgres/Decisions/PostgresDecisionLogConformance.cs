using Actors.Lanes;
using Actors.Tests.Facts;

namespace Actors.Tests.Decisions;

[Collection(ServerCollection.Name)]
public sealed class PostgresDecisionLogConformance(ServerFixture fixture) : DecisionLogConformance, IAsyncLifetime
{
    private readonly OwnDatabase _database = new(fixture);

    public Task InitializeAsync() => _database.InitializeAsync();

    public Task DisposeAsync() => _database.DisposeAsync();

    protected override IDecisionLog Open() => _database.OpenLog();

    private sealed class OwnDatabase(ServerFixture fixture) : DatabaseTest(fixture)
    {
        public IDecisionLog OpenLog() => new PostgresDecisionLog(Open());
    }
}
