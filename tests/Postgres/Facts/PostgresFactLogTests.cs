using Actors.Facts;
using Actors.TestKit;
using Npgsql;

namespace Actors.Tests.Facts;

/// <summary>What only a server can do to its log.</summary>
public sealed class PostgresFactLogTests(ServerFixture fixture) : DatabaseTest(fixture)
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [NeedsFact(Needs.Postgres)]
    public async Task A_server_that_is_killed_during_an_append_has_all_of_it_or_nothing_and_a_retry_counts_once()
    {
        var facts = Facts(20_000);
        var log = new PostgresFactLog(Open(options => options.RetryFor = TimeSpan.Zero));
        await log.AppendAsync([new Fact("play", "first", Some.DisplayId, Noon, "{}")], default);
        var append = Task.Run(async () => await log.AppendAsync(facts, default));
        await UntilAsync("an insert is under way", "SELECT count(*) > 0 FROM pg_stat_activity WHERE state <> 'idle' AND query LIKE 'INSERT INTO actors.fact%'");

        await Server.KillAsync();
        await Should.ThrowAsync<FactLogException>(() => append);
        await Server.StartAgainAsync();

        var kept = await Server.QueryAsync<long>(Name, "SELECT count(*) FROM actors.fact") - 1;
        kept.ShouldBeOneOf(0, facts.Length);
        (await log.AppendAsync(facts, default)).ShouldBe(facts.Length - (int)kept);
        (await Server.QueryAsync<long>(Name, "SELECT count(*) FROM actors.fact")).ShouldBe(facts.Length + 1);
    }

    [NeedsFact(Needs.Postgres)]
    public async Task An_append_whose_commit_is_not_answered_says_that_it_does_not_know_and_counts_once_when_repeated()
    {
        await using var line = new TcpRelay(Server.Port);
        var log = new PostgresFactLog(Open(options => options.Port = line.Port));
        var facts = Facts(10);
        await log.AppendAsync(facts[..1], default);

        // As it is sent: BEGIN says READ COMMITTED.
        line.LoseAnswerTo("COMMIT\0");

        var unknown = await Should.ThrowAsync<FactLogException>(async () => await log.AppendAsync(facts, default));

        line.HasLost.ShouldBeTrue();
        unknown.Message.ShouldStartWith("Whether the facts were appended is unknown, append them again: The database server at 127.0.0.1:");
        (await log.AppendAsync(facts, default)).ShouldBe(0);
        (await Server.QueryAsync<long>(Name, "SELECT count(*) FROM actors.fact")).ShouldBe(facts.Length);
    }

    [NeedsFact(Needs.Postgres)]
    public async Task An_append_that_fails_before_its_commit_is_done_again_by_itself_and_counts_right()
    {
        await using var line = new TcpRelay(Server.Port);
        var log = new PostgresFactLog(Open(options => options.Port = line.Port));
        var facts = Facts(10);
        await log.AppendAsync(facts[..1], default);
        line.LoseAnswerTo("INSERT INTO actors.fact");

        (await log.AppendAsync(facts, default)).ShouldBe(facts.Length - 1);

        line.HasLost.ShouldBeTrue();
    }

    [NeedsFact(Needs.Postgres)]
    public async Task A_restart_of_the_server_costs_a_pause_and_no_append()
    {
        var log = new PostgresFactLog(Database);
        var facts = Facts(30);
        await log.AppendAsync(facts[..10], default);
        await Server.StopAsync();
        var append = log.AppendAsync(facts[10..20], default);
        await Server.StartAgainAsync();

        (await append).ShouldBe(10);
        (await log.AppendAsync(facts[20..], default)).ShouldBe(10);
    }

    [NeedsFact(Needs.Postgres)]
    public async Task Plays_of_each_month_have_a_table_of_their_own_and_are_read_across_them()
    {
        var log = new PostgresFactLog(Database);
        var facts = Enumerable.Range(0, 24).Select(i => new Fact("play", $"{i:D2}", Some.DisplayId, Noon.AddMonths(i), "{}")).ToArray();
        await Task.WhenAll(facts.Select(fact => Task.Run(async () => await new PostgresFactLog(Database).AppendAsync([fact], default))));

        (await Server.QueryAsync<long>(Name, "SELECT count(*) FROM pg_inherits WHERE inhparent = 'actors.fact_play'::regclass")).ShouldBe(24);
        (await log.AppendAsync(facts, default)).ShouldBe(0);
        var read = new List<Fact>();
        await foreach (var fact in log.ReadAsync("play", "s1", facts[3].At, facts[20].At, default))
        {
            read.Add(fact);
        }

        read.ShouldBe(facts[3..20]);
    }

    [NeedsFact(Needs.Postgres)]
    public async Task A_month_of_plays_that_is_taken_away_leaves_the_others()
    {
        var log = new PostgresFactLog(Database);
        await log.AppendAsync([new Fact("play", "old", Some.DisplayId, Noon, "{}"), new Fact("play", "new", Some.DisplayId, Noon.AddMonths(1), "{}")], default);

        await Server.ExecuteAsync(Name, "DROP TABLE actors.fact_play_2026_03");

        (await Server.QueryAsync<string>(Name, "SELECT key FROM actors.fact")).ShouldBe("new");
    }

    [NeedsFact(Needs.Postgres)]
    public async Task A_server_that_answers_nothing_costs_seconds_and_a_sentence()
    {
        var log = new PostgresFactLog(Database);
        await log.AppendAsync(Facts(1), default);
        Server.Freeze();
        try
        {
            var clock = TimeProvider.System;
            var began = clock.GetTimestamp();
            var late = await Should.ThrowAsync<FactLogException>(async () => await log.AppendAsync(Facts(2), default));

            late.Message.ShouldContain("did not answer within 3 s.");
            clock.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(10));
        }
        finally
        {
            Server.Thaw();
        }

        (await log.AppendAsync(Facts(2), default)).ShouldBe(1);
    }

    private static Fact[] Facts(int count) =>
        [.. Enumerable.Range(0, count).Select(static i => new Fact("play", $"{i:D6}", Some.DisplayId, Noon.AddSeconds(i), """{"contentId":"bread"}"""))];

    private async Task UntilAsync(string expected, string question)
    {
        var clock = TimeProvider.System;
        var began = clock.GetTimestamp();
        await using var connection = new NpgsqlConnection(Server.ConnectionString("postgres", isPooled: false));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(question, connection);
        while (await command.ExecuteScalarAsync() is not true)
        {
            clock.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(20), $"waited for this: {expected}");
        }
    }
}
