namespace Actors.Tests.Calls;

[Collection(EnginesCollection.Name)]
public sealed class TurnTests(Engines engines)
{
    private const int Callers = 6;
    private const int CallsEach = 200;

    [Theory, FromAnywhere]
    public async Task A_call_reaches_its_grain_and_its_result_comes_back(Shape from)
    {
        var grain = await engines.NewAsync<ITurnGrain>(from);
        await grain.Add(3);
        await grain.Add("4");

        (await grain.Get()).ShouldBe(7);
        (await grain.GetAsTask()).ShouldBe(7);
        (await grain.GetLater()).ShouldBe(7);
        (await grain.Count()).ShouldBe(0);
        (await (await engines.NewAsync<ITurnGrain>(from)).Get()).ShouldBe(0);
    }

    [Theory, FromAnywhere]
    public async Task Null_goes_in_and_comes_out(Shape from)
    {
        var grain = await engines.NewAsync<ITurnGrain>(from);
        (await grain.Join(null, null)).ShouldBeNull();
        (await grain.Join("a", null)).ShouldBe("a");
        (await grain.Join(null, 3)).ShouldBe("3");
    }

    [Theory, FromAnywhere]
    public async Task Calls_that_are_not_awaited_run_one_after_the_other(Shape from)
    {
        var grain = await engines.NewAsync<ITurnGrain>(from);
        var journal = Journal.Of(grain.GetPrimaryKeyString());
        var gate = Gates.New();
        var calls = Enumerable.Range(0, 5).Select(i => grain.Stand($"{i}", gate)).ToArray();
        await Deadline.Until(() => journal.Lines.Length == 1, "one call to begin");
        Gates.Open(gate);
        await Task.WhenAll(calls).Within("the calls");

        journal.Lines.Length.ShouldBe(10);
        foreach (var pair in journal.Lines.Chunk(2))
        {
            pair[1].ShouldBe(pair[0].Replace("begins", "ends", StringComparison.Ordinal));
        }
    }

    /// <summary>Only so much of order can be relied on: calls that are not awaited may overtake each other before the grain is active, and between processes.</summary>
    [Fact]
    public async Task Calls_to_an_active_grain_of_the_same_silo_begin_in_the_order_in_which_their_caller_made_them()
    {
        var grain = await engines.NewAsync<ITurnGrain>();
        await grain.Get();
        await CallFromManyAsync(grain);

        (await grain.Verdict()).ShouldBe($"{Callers * CallsEach} calls, 0 overlaps, 0 out of order");
    }

    [Theory, FromAnywhere]
    public async Task No_two_turns_of_a_grain_overlap_and_no_call_is_lost(Shape from)
    {
        var grain = await engines.NewAsync<ITurnGrain>(from);
        await CallFromManyAsync(grain);

        (await grain.Verdict()).ShouldStartWith($"{Callers * CallsEach} calls, 0 overlaps, ");
    }

    [Theory, FromAnywhere]
    public async Task What_follows_an_await_runs_on_a_turn_of_the_grain(Shape from)
    {
        var grain = await engines.NewAsync<ITurnGrain>(from);
        var walks = Enumerable.Range(0, 4).Select(_ => grain.Overlaps(60)).ToArray();
        (await Task.WhenAll(walks).Within("the walks")).ShouldAllBe(overlaps => overlaps == 0);
    }

    [Theory, FromAnywhere]
    public async Task A_one_way_call_returns_before_its_work(Shape from)
    {
        var grain = await engines.NewAsync<ITurnGrain>(from);
        var journal = Journal.Of(grain.GetPrimaryKeyString());
        var gate = Gates.New();
        var busy = grain.Stand("busy", gate);
        await journal.SeesAsync("busy begins");

        await grain.Forget(7).Within("the one-way call to return");
        grain.Drop(1);
        journal.Lines.ShouldBe(["busy begins"]);
        Gates.Open(gate);
        await busy;
        await journal.SeesAsync("forgot 7");
        await journal.SeesAsync("dropped 1");
        journal.Lines[..2].ShouldBe(["busy begins", "busy ends"]);
        (await grain.Get()).ShouldBe(8);
    }

    [Theory, FromAnywhere]
    public async Task References_go_in_and_come_out_as_references(Shape from)
    {
        var grain = await engines.NewAsync<ITurnGrain>(from);
        var other = await engines.NewAsync<ITurnGrain>(from);
        (await grain.IsItself(grain)).ShouldBeTrue();
        (await grain.IsItself(other)).ShouldBeFalse();
        (await grain.Itself()).ShouldBe(grain);
        await grain.AddTo(other, 5);
        (await other.Get()).ShouldBe(5);
        await (await other.Itself()).Add(1);
        (await other.Get()).ShouldBe(6);
    }

    private static Task CallFromManyAsync(ITurnGrain grain) => Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
    {
        var random = new Random(caller);
        var pending = new List<Task>();
        for (var i = 0; i < CallsEach; i++)
        {
            pending.Add(random.Next(2) == 0 ? grain.Note(caller, i).AsTask() : grain.NoteLater(caller, i));
            if (random.Next(8) == 0)
            {
                await Task.WhenAll(pending);
                pending.Clear();
            }
        }

        await Task.WhenAll(pending);
    }))).Within("all callers to end");
}
