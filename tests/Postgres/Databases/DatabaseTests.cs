using Actors.TestKit;
using Npgsql;

namespace Actors.Tests.Databases;

public sealed class DatabaseTests(ServerFixture fixture) : DatabaseTest(fixture)
{
    [NeedsFact(Needs.Postgres)]
    public async Task A_burst_that_takes_longer_than_connecting_may_is_worked_off_and_membership_passes_it_by()
    {
        // Two connections, four seconds of work: more than the pool waits and than is tried again.
        var database = Open(options => options.MaxConnections = 4);
        var burst = Task.WhenAll(Enumerable.Range(0, 400).Select(_ =>
            database.RunAsync((connection, cancellation) => SleepAsync(connection, 0.02, cancellation), isRepeatable: false, default)));

        await database.Reserved.RunAsync((connection, cancellation) => SleepAsync(connection, 0, cancellation), isRepeatable: false, default);

        burst.IsCompleted.ShouldBeFalse("the vote waited for the burst");
        (await burst).Length.ShouldBe(400);
    }

    private static async Task<int> SleepAsync(NpgsqlConnection connection, double seconds, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT pg_sleep($1)", connection) { Parameters = { new() { Value = seconds } } };
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
