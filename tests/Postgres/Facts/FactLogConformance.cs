using Actors.Facts;
using Actors.TestKit;

namespace Actors.Tests.Facts;

/// <summary>
/// What every log of facts does, wherever it keeps them. A child says how one is opened; opened again, it is the same log. Each suite that
/// runs it has its own `LogFact`, a fact that says what the log needs.
/// </summary>
public abstract class FactLogConformance
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The log as another process sees it.</summary>
    protected abstract IFactLog Open();

    [LogFact]
    public async Task Facts_are_read_as_they_were_appended_in_order_of_time_and_key()
    {
        var log = Open();
        Fact[] ordered =
        [
            Play("z", Noon.AddMicroseconds(-1)),
            Play("B", Noon),
            Play("a", Noon),
            Play("a/1", Noon),
            Play("ä \ud83c\udf52", Noon) with { Body = """{"text":"über alles: \" \\ \u2028 🍒","n":1.50}""", Subject = "s1/käse-1/screen-1" },
            Play("c", Noon.AddDays(40)),
        ];

        (await log.AppendAsync([.. ordered.Reverse()], default)).ShouldBe(ordered.Length);

        (await ReadAsync(Open())).ShouldBe(ordered);
    }

    [LogFact]
    public async Task A_fact_that_is_appended_again_counts_once()
    {
        var log = Open();
        (await log.AppendAsync([Play("a"), Play("b"), Play("a")], default)).ShouldBe(2);
        (await log.AppendAsync([Play("a"), Play("b")], default)).ShouldBe(0);
        (await Open().AppendAsync([Play("c"), Play("a") with { Body = """{"other":1}""" }], default)).ShouldBe(1);

        var read = await ReadAsync(log);
        read.Select(fact => fact.Key).ShouldBe(["a", "b", "c"]);
        read[0].Body.ShouldBe(Play("a").Body);
    }

    [LogFact]
    public async Task A_sale_counts_once_whatever_time_it_is_sent_with()
    {
        var log = Open();
        await log.AppendAsync([Play("a") with { Kind = "sale" }], default);

        (await log.AppendAsync([Play("a", Noon.AddDays(100)) with { Kind = "sale" }], default)).ShouldBe(0);
    }

    [LogFact]
    public async Task A_fact_is_found_by_its_kind_and_key_in_whichever_month_it_lies()
    {
        var log = Open();
        var sale = Play("a") with { Kind = "sale", Body = """{"saleId":"1"}""" };
        await log.AppendAsync([Play("a"), Play("b", Noon.AddDays(40)), sale], default);

        (await Open().FindAsync("play", "a", default)).ShouldBe(Play("a"));
        (await log.FindAsync("play", "b", default)).ShouldBe(Play("b", Noon.AddDays(40)));
        (await log.FindAsync("sale", "a", default)).ShouldBe(sale);
        (await log.FindAsync("sale", "b", default)).ShouldBeNull();
        (await log.FindAsync("play", "c", default)).ShouldBeNull();
    }

    [LogFact]
    public async Task Kinds_and_stores_are_apart()
    {
        var log = Open();
        (await log.AppendAsync(
            [Play("a"), Play("a") with { Kind = "sale" }, Play("b") with { Subject = "s10/checkout-1/screen-1" }, Play("c") with { Subject = "s1" }], default)).ShouldBe(4);

        (await ReadAsync(log)).Select(fact => fact.Key).ShouldBe(["a", "c"]);
        (await ReadAsync(log, "sale")).Select(fact => fact.Key).ShouldBe(["a"]);
        (await ReadAsync(log, storeId: "s10")).Select(fact => fact.Key).ShouldBe(["b"]);
        (await ReadAsync(log, storeId: "s2")).ShouldBeEmpty();
    }

    [LogFact]
    public async Task A_range_holds_its_first_moment_and_not_its_last()
    {
        var log = Open();
        await log.AppendAsync([Play("before", Noon.AddMicroseconds(-1)), Play("first", Noon), Play("last", Noon.AddHours(1).AddMicroseconds(-1)), Play("after", Noon.AddHours(1))], default);

        (await ReadAsync(log, from: Noon, to: Noon.AddHours(1))).Select(fact => fact.Key).ShouldBe(["first", "last"]);
        (await ReadAsync(log, from: Noon.ToOffset(TimeSpan.FromHours(5)), to: Noon.AddHours(1))).Count.ShouldBe(2);
        (await ReadAsync(log, from: Noon, to: Noon)).ShouldBeEmpty();
    }

    [LogFact]
    public async Task A_time_is_kept_in_UTC_to_the_microsecond()
    {
        var log = Open();
        var at = new DateTimeOffset(2026, 3, 2, 13, 0, 0, TimeSpan.FromHours(1)).AddTicks(12_345_678);
        await log.AppendAsync([Play("a", at)], default);

        var read = (await ReadAsync(log)).Single();
        read.At.Offset.ShouldBe(TimeSpan.Zero);
        read.At.ShouldBe(at.AddTicks(-8));
    }

    [LogFact]
    public async Task More_facts_of_one_moment_than_a_page_holds_are_all_read()
    {
        var log = Open();
        var facts = Enumerable.Range(0, 2_500).Select(i => Play($"{i:D5}")).ToArray();
        (await log.AppendAsync(facts, default)).ShouldBe(facts.Length);

        (await ReadAsync(log)).ShouldBe(facts);
    }

    [LogFact]
    public async Task Of_many_who_append_the_same_facts_at_once_each_fact_is_new_to_one()
    {
        const int Seed = 20260302;
        var random = new Random(Seed);
        var logs = Enumerable.Range(0, 3).Select(_ => Open()).ToArray();
        var batches = Enumerable.Range(0, 24)
            .Select(_ => Enumerable.Range(0, 100).Select(_ => Play($"{random.Next(300)}", Noon.AddSeconds(0))).ToArray()).ToArray();

        var added = await Task.WhenAll(batches.Select((batch, i) => Task.Run(async () => await logs[i % logs.Length].AppendAsync(batch, default))));

        var distinct = batches.SelectMany(batch => batch).Select(fact => fact.Key).Distinct().Count();
        added.Sum().ShouldBe(distinct, $"seed {Seed}");
        (await ReadAsync(logs[0])).Count.ShouldBe(distinct, $"seed {Seed}");
    }

    [LogFact]
    public async Task A_fact_that_cannot_be_kept_is_refused_with_all_that_came_with_it()
    {
        var log = Open();
        Fact[] bad =
        [
            Play(""), Play(new string('k', 201)), Play("a\0"), Play("\ud83c"), Play("a") with { Kind = "" }, Play("a") with { Subject = "" },
            Play("a") with { Body = "" }, Play("a") with { Body = "[1]" }, Play("a") with { Body = "{" },
        ];
        foreach (var fact in bad)
        {
            await Should.ThrowAsync<ArgumentException>(async () => await log.AppendAsync([Play("good"), fact], default), fact.ToString());
        }

        (await log.AppendAsync([], default)).ShouldBe(0);
        (await ReadAsync(log)).ShouldBeEmpty();
        (await log.AppendAsync([Play(new string('k', 200))], default)).ShouldBe(1);
    }

    protected static Fact Play(string key, DateTimeOffset? at = null) =>
        new("play", key, Some.DisplayId, at ?? Noon, """{"contentId":"bread"}""");

    protected static async Task<List<Fact>> ReadAsync(
        IFactLog log, string kind = "play", string storeId = "s1", DateTimeOffset? from = null, DateTimeOffset? to = null)
    {
        var facts = new List<Fact>();
        await foreach (var fact in log.ReadAsync(kind, storeId, from ?? Noon.AddYears(-1), to ?? Noon.AddYears(1), default))
        {
            facts.Add(fact);
        }

        return facts;
    }
}
