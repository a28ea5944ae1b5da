using Actors.Facts;
using Actors.Lanes;
using Actors.Sales;
using Actors.TestKit;
using Shop;

namespace Actors.Tests;

/// <summary>What the package's README shows runs as it stands there.</summary>
public class ExampleTests
{
    private static readonly TimeProvider Clock = TimeProvider.System;

    [Fact]
    public async Task The_till_of_the_readme_records_a_sale_once_however_often_it_has_to_send_it()
    {
        await using var shop = await ExampleStore.StartAsync();
        shop.Facts.FailNext = true;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20), Clock);

        var sale = await new Till(shop.Grains, Clock).SellAsync(Some.LaneId, "4711", [new SaleLine("bread", 1, 2.49m)], patience.Token);

        SaleFact.From(shop.Facts.All.ShouldHaveSingleItem()).ShouldSatisfyAllConditions(
            fact => fact.SaleId.ShouldBe("4711"),
            fact => fact.SoldAt.ShouldBe(sale.SoldAt),
            fact => fact.Lines.ShouldBe(sale.Lines));
        await Should.ThrowAsync<ArgumentException>(() => new Till(shop.Grains, Clock).SellAsync(Some.LaneId, "4712", [], patience.Token));
    }

    [Fact]
    public async Task The_observer_of_the_readme_hears_how_many_people_are_there()
    {
        await using var shop = await ExampleStore.StartAsync();
        using var end = new CancellationTokenSource(TimeSpan.FromSeconds(20), Clock);
        var two = new TaskCompletionSource<LaneAudience>(TaskCreationOptions.RunContinuationsAsynchronously);
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var visitors = new Visitors(shop.Grains, Clock, audience =>
        {
            heard.TrySetResult();
            if (audience.Audience.Count == 2)
            {
                two.TrySetResult(audience);
            }
        });
        var following = visitors.FollowAsync(Some.LaneId, end.Token);
        await heard.Task.WaitAsync(end.Token);

        await shop.Grains.GetGrain<ILaneGrain>(Some.LaneId).ObserveAsync(Some.Batch(1, Clock.GetUtcNow(), [Some.Person(), Some.Person()]), default);

        (await two.Task.WaitAsync(end.Token)).ShouldSatisfyAllConditions(
            audience => audience.LaneId.ShouldBe(Some.LaneId),
            audience => audience.Audience.Looking.ShouldBe(2));
        await end.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => following);
        GC.KeepAlive(visitors);
    }

    [Theory]
    [InlineData("Till.cs")]
    [InlineData("Visitors.cs")]
    [InlineData("StoreConnection.Orleans.cs")]
    public void The_readme_shows_what_runs_here(string file)
    {
        var readme = File.ReadAllText(Path.Combine(Workplace.Root, "grains", "Abstractions", "README.md"));

        readme.ShouldContain($"```csharp\n{File.ReadAllText(Path.Combine(Workplace.Root, "tests", "Integrator", file)).Trim()}\n```");
    }
}
