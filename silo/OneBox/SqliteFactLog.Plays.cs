using System.Collections.Immutable;
using Actors.Displays;
using Microsoft.Data.Sqlite;

namespace Actors.Facts;

internal sealed partial class SqliteFactLog : IPlayCounts
{
    /// <summary>Says what the index says, word by word: otherwise SQLite does not see that it may use it.</summary>
    private const string Count =
        """
        SELECT count(*), coalesce(sum(json_extract(body, '$.complete')), 0), coalesce(sum(json_extract(body, '$.durationMs')), 0) FROM fact
        WHERE kind = 'play' AND json_extract(body, '$.campaignId') IS NOT NULL
            AND store = $store AND json_extract(body, '$.campaignId') = $campaign AND at >= $from AND at < $to;
        """;

    public async ValueTask<ImmutableArray<PlayCount>> CountAsync(
        string storeId, string campaignId, IReadOnlyList<DateTimeOffset> bounds, CancellationToken cancellationToken)
    {
        IPlayCounts.Check(bounds);
        return await Task.Run(() => Counts(storeId, campaignId, bounds), cancellationToken);
    }

    private ImmutableArray<PlayCount> Counts(string storeId, string campaignId, IReadOnlyList<DateTimeOffset> bounds)
    {
        try
        {
            using var connection = _file.Open();

            // All spans as of one moment.
            using var transaction = connection.BeginTransaction(deferred: true);
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = Count;
            command.Parameters.AddWithValue("$store", storeId);
            command.Parameters.AddWithValue("$campaign", campaignId);
            var from = command.Parameters.Add("$from", SqliteType.Text);
            var to = command.Parameters.Add("$to", SqliteType.Text);
            var counts = ImmutableArray.CreateBuilder<PlayCount>(bounds.Count - 1);
            for (var span = 1; span < bounds.Count; span++)
            {
                from.Value = Text(bounds[span - 1]);
                to.Value = Text(bounds[span]);
                using var reader = command.ExecuteReader();
                reader.Read();
                counts.Add(new PlayCount(reader.GetInt64(0), reader.GetInt64(1), TimeSpan.FromMilliseconds(reader.GetDouble(2))));
            }

            return counts.ToImmutable();
        }
        catch (Exception exception) when (exception is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new FactLogException($"The plays in {path} cannot be counted: {exception.Message}", exception);
        }
    }
}
