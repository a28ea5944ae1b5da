using Microsoft.Extensions.DependencyInjection;

namespace Actors.Tests.Lifecycle;

[Collection(EnginesCollection.Name)]
public sealed class LifecycleTests(Engines engines)
{
    [Theory]
    [InlineData(Shape.Within)]
    [InlineData(Shape.Outside)]
    [InlineData(Shape.TwoSilos)]
    public async Task First_calls_from_everywhere_at_once_wake_one_activation(Shape from)
    {
        var cluster = await engines.OfAsync(from);
        for (var round = 0; round < 10; round++)
        {
            var key = Gates.New();
            using var start = new ManualResetEventSlim();
            var calls = Enumerable.Range(0, 16).Select(i => Task.Run(async () =>
            {
                start.Wait();
                return await cluster.Entrances[i % cluster.Entrances.Count].GetGrain<IHouseGrain>(key).Activation();
            })).ToArray();
            start.Set();

            (await Task.WhenAll(calls).Within("all callers to be answered")).Distinct().Count().ShouldBe(1);
            Journal.Of(key).Lines.Count(static line => line == "activated").ShouldBe(1);
        }
    }

    [Theory, FromAnywhere]
    public async Task A_grain_is_activated_before_its_first_call_and_with_what_that_call_carries(Shape from)
    {
        var house = await engines.NewAsync<IHouseGrain>(from);
        Journal.Of(house.GetPrimaryKeyString()).Lines.ShouldBeEmpty();
        RequestContext.Set("trace", "t1");
        (await house.Count()).ShouldBe(1);
        RequestContext.Clear();
        (await house.WokenBy()).ShouldBe("t1");
        Journal.Of(house.GetPrimaryKeyString()).Lines.ShouldBe(["activated", "counted 1"]);
    }

    [Theory, FromAnywhere]
    public async Task A_grain_that_leaves_writes_its_state_ends_its_services_and_comes_back_with_its_state(Shape from)
    {
        var (house, journal) = await NewAsync(from);
        await house.Count();
        var first = await house.Activation();
        await house.Leave();
        await journal.SeesAsync("lodger left");

        journal.Lines.ShouldBe(["activated", "counted 1", "leaving: ApplicationRequested", "left with 1", "disposed", "lodger left"]);
        (await house.Count()).ShouldBe(2);
        (await house.Activation()).ShouldNotBe(first);
    }

    [Theory, FromAnywhere]
    public async Task A_grain_that_is_asked_to_leave_ends_the_call_that_runs_and_leaves_what_waits_to_its_next_activation(Shape from)
    {
        var (house, journal) = await NewAsync(from);
        var first = await house.Activation();
        var gate = Gates.New();
        var working = house.Work(gate);
        await journal.SeesAsync("working");
        var leave = house.Leave();
        var counts = Enumerable.Range(0, 20).Select(_ => house.Count()).ToArray();
        Gates.Open(gate);
        await Task.WhenAll([working, leave, .. counts]).Within("the waiting calls to be answered");

        (await Task.WhenAll(counts)).Order().ShouldBe(Enumerable.Range(1, 20));
        (await house.Activation()).ShouldNotBe(first);
        journal.Lines.ShouldContain("worked");
    }

    [Theory, FromAnywhere]
    public async Task While_a_grain_leaves_no_other_activation_of_it_begins(Shape from)
    {
        var (house, journal) = await NewAsync(from);
        var gate = Gates.New();
        await house.Count();
        await house.LeaveSlowly(gate);
        await journal.SeesAsync("leaving: ApplicationRequested");
        var next = house.Count();
        await (await engines.NewAsync<IHouseGrain>(from)).Count();
        journal.Lines.ShouldBe(["activated", "counted 1", "leaving: ApplicationRequested"]);
        Gates.Open(gate);

        (await next).ShouldBe(2);
        journal.Lines.Where(static line => line is "activated" or "left with 1").ShouldBe(["activated", "left with 1", "activated"]);
    }

    [Theory]
    [InlineData(Shape.Within)]
    [InlineData(Shape.Outside)]
    [InlineData(Shape.TwoSilos)]
    public async Task A_call_to_a_grain_that_leaves_again_and_again_is_done_once_or_refused(Shape from)
    {
        const int Callers = 4;
        const int CallsEach = 60;
        var cluster = await engines.OfAsync(from);
        var key = Gates.New();
        var done = 0;
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            var house = cluster.Entrances[caller % cluster.Entrances.Count].GetGrain<IHouseGrain>(key);
            for (var i = 0; i < CallsEach; i++)
            {
                try
                {
                    await house.Count();
                    Interlocked.Increment(ref done);
                    await (i % 10 == caller ? house.Leave() : Task.CompletedTask);
                }
                catch (OrleansMessageRejectionException)
                {
                    // A cluster passes a call on to a next activation twice, and not for ever.
                }
            }
        }))).Within("all callers to be answered");

        done.ShouldBeGreaterThan(Callers * CallsEach / 2);
        (await cluster.Grain<IHouseGrain>(key).Count()).ShouldBe(done + 1);
    }

    [Theory, FromAnywhere]
    public async Task A_grain_that_fails_while_it_leaves_comes_back_all_the_same(Shape from)
    {
        var (house, journal) = await NewAsync(from);
        await house.Count();
        await house.LeaveBadly();
        await journal.SeesAsync("disposed");
        (await house.Count()).ShouldBe(1);
    }

    [Theory]
    [InlineData(Shape.Within, false)]
    [InlineData(Shape.Within, true)]
    [InlineData(Shape.Outside, false)]
    public async Task A_failing_activation_reaches_the_callers_and_the_next_call_tries_anew(Shape from, bool atOnce)
    {
        var grain = await engines.NewAsync<IFragileGrain>(from);
        var journal = Journal.Of(grain.GetPrimaryKeyString());
        if (atOnce)
        {
            journal.Write(FragileGrain.AtOnce);
        }

        var failure = await Should.ThrowAsync<InvalidOperationException>(() => grain.Touch());
        failure.Message.ShouldBe("The house does not stand.");
        failure.StackTrace.ShouldNotBeNull().ShouldContain(nameof(FragileGrain));
        journal.Write(FragileGrain.Healed);
        (await grain.Touch()).ShouldBe("stands");
        journal.Lines.Count(static line => line == "tried").ShouldBeGreaterThanOrEqualTo(2);
    }

    [Theory, FromAnywhere]
    public async Task A_grain_that_cannot_be_made_fails_its_callers(Shape from)
    {
        var grain = await engines.NewAsync<IUnmakableGrain>(from);
        (await Should.ThrowAsync<InvalidOperationException>(() => grain.Touch())).ToString().ShouldContain(nameof(Unmade));
    }

    [Fact]
    public async Task A_silo_that_stops_tells_every_grain_and_ends_its_services()
    {
        await using var cluster = await Cluster.StartAsync(configure: static silo => silo.Services.AddScoped<Lodger>());
        var keys = Enumerable.Range(0, 20).Select(static _ => Gates.New()).ToArray();
        foreach (var key in keys)
        {
            await cluster.Grain<IHouseGrain>(key).Count();
        }

        // Whether a state in memory can still be written then is the storage's business: Orleans keeps it in grains.
        await cluster.StopAsync();
        foreach (var key in keys)
        {
            Journal.Of(key).Lines.Where(static line => !line.StartsWith("left", StringComparison.Ordinal))
                .ShouldBe(["activated", "counted 1", "leaving: ShuttingDown", "disposed", "lodger left"]);
        }
    }

    private async Task<(IHouseGrain House, Journal Journal)> NewAsync(Shape from)
    {
        var house = await engines.NewAsync<IHouseGrain>(from);
        return (house, Journal.Of(house.GetPrimaryKeyString()));
    }
}
