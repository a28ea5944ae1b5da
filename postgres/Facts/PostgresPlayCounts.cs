using System.Collections.Immutable;
using Actors.Databases;
using Actors.Facts;
using Npgsql;

namespace Actors.Displays;

/// <summary>Counts plays in the store's database.</summary>
internal sealed class PostgresPlayCounts(Database database) : IPlayCounts
{
    private const string Count =
        """
        SELECT width_bucket(at, $3::timestamptz[]), count(*), count(*) FILTER (WHERE (body ->> 'complete')::boolean), coalesce(sum((body ->> 'durationMs')::float8), 0)
        FROM actors.fact_play
        WHERE kind = 'play' AND split_part(subject, '/', 1) = $1 AND (body ->> 'campaignId') = $2 AND (body ->> 'campaignId') IS NOT NULL AND at >= $4 AND at < $5
        GROUP BY 1
        """;

    public async ValueTask<ImmutableArray<PlayCount>> CountAsync(
        string storeId, string campaignId, IReadOnlyList<DateTimeOffset> bounds, CancellationToken cancellationToken)
    {
        IPlayCounts.Check(bounds);
        var moments = bounds.Select(static bound => FactRules.Kept(bound).UtcDateTime).ToArray();
        try
        {
            return await database.RunAsync(
                async (connection, cancellation) =>
                {
                    var counts = Enumerable.Repeat(new PlayCount(0, 0, TimeSpan.Zero), bounds.Count - 1).ToArray();
                    await using var command = new NpgsqlCommand(Count, connection)
                    {
                        Parameters =
                        {
                            new() { Value = storeId }, new() { Value = campaignId }, new() { Value = moments }, new() { Value = moments[0] }, new() { Value = moments[^1] },
                        },
                    };
                    await using var reader = await command.ExecuteReaderAsync(cancellation);
                    while (await reader.ReadAsync(cancellation))
                    {
                        counts[reader.GetInt32(0) - 1] = new PlayCount(reader.GetInt64(1), reader.GetInt64(2), TimeSpan.FromMilliseconds(reader.GetDouble(3)));
                    }

                    return ImmutableArray.Create(counts);
                },
                isRepeatable: true,
                cancellationToken);
        }
        catch (DatabaseException exception)
        {
            throw new FactLogException($"The plays cannot be counted: {exception.Message}", exception);
        }
    }
}
