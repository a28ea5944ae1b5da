using Actors.Facts;
using Actors.Sales;
using Actors.Stores;
using Actors.TestKit;

namespace Actors.Tests;

public class SalesGrainTests
{
    private static readonly StoreSettings Settings =
        new("s1", "Market", "Europe/Berlin", "Market", "privacy@market.example", [Some.Lane(Some.Content("welcome", isDefault: true))]);

    [Fact]
    public async Task A_sale_is_a_fact_with_its_lines_and_the_stores_zone()
    {
        await using var store = await StartAsync();
        var sale = Sale(store);

        (await Till(store).RecordAsync(sale, default)).ShouldBeTrue();

        var fact = store.Facts.All.ShouldHaveSingleItem();
        fact.ShouldBe(new Fact("sale", "s1/4711", Some.LaneId, sale.SoldAt.ToUniversalTime(),
            """{"saleId":"4711","zone":"Europe/Berlin","lines":[{"article":"4006381333931","quantity":2,"amount":3.98},{"article":"bread","quantity":-0.250,"amount":-1.10}]}"""));
        fact.At.Offset.ShouldBe(TimeSpan.Zero);
        var read = SaleFact.From(fact);
        (read.SaleId, read.LaneId, read.SoldAt, read.Zone).ShouldBe(("4711", Some.LaneId, sale.SoldAt, "Europe/Berlin"));
        read.Lines.ShouldBe(sale.Lines);
    }

    [Fact]
    public async Task A_sale_that_is_sent_again_counts_once_through_another_lane_too()
    {
        await using var store = await StartAsync();
        (await Till(store).RecordAsync(Sale(store), default)).ShouldBeTrue();

        (await Till(store).RecordAsync(Sale(store), default)).ShouldBeFalse();
        (await store.Grains.GetGrain<ISalesGrain>("s1/checkout-2").RecordAsync(Sale(store) with { LaneId = "s1/checkout-2" }, default)).ShouldBeFalse();

        store.Facts.All.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_sale_whose_append_failed_is_sent_again_and_counts_once(bool taken)
    {
        await using var store = await StartAsync();
        store.Facts.FailNext = taken;
        (await Should.ThrowAsync<FactLogException>(() => Till(store).RecordAsync(Sale(store), default))).Message.ShouldBe("The disk is full.");

        (await Till(store).RecordAsync(Sale(store), default)).ShouldBe(!taken);

        store.Facts.All.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_store_without_definition_takes_no_sale()
    {
        await using var store = await TestStore.StartAsync();

        (await Should.ThrowAsync<StoreException>(() => Till(store).RecordAsync(Sale(store), default))).Message.ShouldStartWith("The store \"s1\" has no definition yet");
        store.Facts.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_wrong_with_a_sale_is_said_with_field_value_and_what_is_allowed()
    {
        await using var store = await StartAsync();
        var sale = Sale(store);
        var line = sale.Lines[0];
        (Sale Wrong, string Says)[] wrongs =
        [
            (sale with { SaleId = "" }, "SaleId is \"\"; allowed are 1 to 100 characters."),
            (sale with { SaleId = new string('9', 101) }, "101 characters; allowed are 1 to 100 characters."),
            (sale with { SaleId = "4711\0" }, "SaleId holds a control character"),
            (sale with { SaleId = "4711\ud83d" }, "half of a character"),
            (sale with { LaneId = "s1/checkout-9" }, "LaneId is \"s1/checkout-9\"; allowed is \"s1/checkout-1\""),
            (sale with { SoldAt = DateTimeOffset.UnixEpoch }, "SoldAt is 1970-01-01T00:00:00.0000000+00:00; allowed is from 2020-01-01"),
            (sale with { SoldAt = store.Clock.GetUtcNow().AddDays(2) }, "SoldAt is 2026-03-04"),
            (sale with { Lines = [] }, "Lines has 0 lines; allowed are 1 to 1000."),
            (sale with { Lines = default }, "Lines has 0 lines; allowed are 1 to 1000."),
            (sale with { Lines = [.. Enumerable.Repeat(line, 1001)] }, "Lines has 1001 lines; allowed are 1 to 1000."),
            (sale with { Lines = [line, line with { Article = "" }] }, "Lines[1].Article is \"\"; allowed are 1 to 50 characters."),
            (sale with { Lines = [line with { Quantity = 0 }] }, "Lines[0].Quantity is 0; allowed is anything but 0"),
            (sale with { Lines = [line with { Quantity = -1_000_001 }] }, "Lines[0].Quantity is -1000001;"),
            (sale with { Lines = [line with { Amount = 1_000_000_000.01m }] }, "Lines[0].Amount is 1000000000.01;"),
        ];

        foreach (var (wrong, says) in wrongs)
        {
            (await Should.ThrowAsync<ArgumentException>(() => Till(store).RecordAsync(wrong, default))).Message.ShouldContain(says);
        }

        store.Facts.All.ShouldBeEmpty();
    }

    private static async Task<TestStore> StartAsync()
    {
        var store = await TestStore.StartAsync();
        await store.Grains.GetGrain<IStoreGrain>("s1").ConfigureAsync(Settings, default);
        return store;
    }

    private static ISalesGrain Till(TestStore store) => store.Grains.GetGrain<ISalesGrain>(Some.LaneId);

    private static Sale Sale(TestStore store) => new(
        "4711", Some.LaneId, store.Clock.GetUtcNow().ToOffset(TimeSpan.FromHours(1)),
        [new SaleLine("4006381333931", 2, 3.98m), new SaleLine("bread", -0.250m, -1.10m)]);
}
