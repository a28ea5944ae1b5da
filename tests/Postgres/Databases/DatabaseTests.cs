using Actors.TestKit;
using Npgsql;

namespace Actors.Tests.Databases;

public sealed class DatabaseTests(ServerFixture fixture) : DatabaseTest(fixture)
{
    [NeedsFact(Needs.Postgres)]
    public async Task A_burst_that_takes_longer_than_connecting_may_is_worked_off_and_membership_passes_it_by()
    {
        // Over four connections six seconds of work: more than the pool would wait and than is tried again.
        var database = Open(options => options.MaxConnections = 6);
        var burst = Enumerable.Range(0, 400)
            .Select(_ => database.RunAsync((connection, cancellation) => SleepAsync(connection, 0.06, cancellation), isRepeatable: false, default))
            .ToArray();

        await database.Reserved.RunAsync((connection, cancellation) => SleepAsync(connection, 0, cancellation), isRepeatable: false, default);

        burst.Count(work => work.IsCompleted).ShouldBeLessThan(burst.Length / 2, "the vote waited for the burst");
        await Task.WhenAll(burst);
    }

    private static async Task<int> SleepAsync(NpgsqlConnection connection, double seconds, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT pg_sleep($1)", connection) { Parameters = { new() { Value = seconds } } };
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
