using Actors.Displays;
using Actors.Facts;
using Microsoft.Data.Sqlite;

namespace Actors.Tests.Facts;

/// <summary>The suite of every count of plays, over a file.</summary>
public sealed class SqlitePlayCountsTests : PlayCountsConformance, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("actors-counts-").FullName;
    private readonly List<SqliteFactLog> _logs = [];

    private string File => Path.Combine(_folder, "facts.db");

    public void Dispose()
    {
        _logs.ForEach(static log => log.Dispose());
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task The_plays_of_other_campaigns_and_of_none_are_not_read()
    {
        var (log, _) = Open();
        await log.AppendAsync([Play(1, DateTimeOffset.UnixEpoch.AddYears(56))], default);
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            EXPLAIN QUERY PLAN SELECT count(*) FROM fact
            WHERE kind = 'play' AND json_extract(body, '$.campaignId') IS NOT NULL
                AND store = 's1' AND json_extract(body, '$.campaignId') = 'spring' AND at >= '2026' AND at < '2027';
            """;
        using var reader = command.ExecuteReader();
        reader.Read().ShouldBeTrue();
        reader.GetString(3).ShouldContain("USING INDEX fact_by_campaign (store=? AND <expr>=? AND at>? AND at<?)");
    }

    [Fact]
    public async Task A_file_of_the_program_before_gets_the_index_and_keeps_its_facts()
    {
        using (var connection = new SqliteConnection($"Data Source={File};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText =
                """
                CREATE TABLE fact (kind TEXT NOT NULL, key TEXT NOT NULL, subject TEXT NOT NULL, store TEXT NOT NULL, at TEXT NOT NULL, body TEXT NOT NULL, UNIQUE (kind, key));
                CREATE INDEX fact_by_store ON fact (kind, store, at, key);
                PRAGMA user_version = 1;
                INSERT INTO fact VALUES ('play', '00000001-0000-0000-0000-000000000000', 's1/checkout-1/screen-1', 's1', '2026-03-02T12:00:00.000000Z',
                    '{"zone":"Europe/Berlin","playId":"00000002-0000-0000-0000-000000000000","contentId":"bread","sha256":"00","durationMs":10000,"complete":true}');
                """;
            command.ExecuteNonQuery();
        }

        var (log, counts) = Open();
        var day = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);
        await log.AppendAsync([Play(3, day.AddHours(1))], default);
        (await counts.CountAsync("s1", "spring", [day, day.AddDays(1)], default)).Single().Plays.ShouldBe(1);
        var facts = new List<PlayFact>();
        await foreach (var fact in log.ReadAsync(PlayFact.Kind, "s1", day, day.AddDays(1), default))
        {
            facts.Add(PlayFact.From(fact));
        }

        facts.Select(fact => fact.Proof.CampaignId).ShouldBe(["spring", null]);
    }

    protected override (IFactLog Log, IPlayCounts Counts) Open()
    {
        var log = new SqliteFactLog(File);
        _logs.Add(log);
        return (log, log);
    }
}
