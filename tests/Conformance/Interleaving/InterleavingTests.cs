namespace Actors.Tests.Interleaving;

[Collection(EnginesCollection.Name)]
public sealed class InterleavingTests(Engines engines)
{
    [Theory, FromAnywhere]
    public async Task A_call_waits_for_the_one_that_is_running_though_that_one_waits_for_something_else(Shape from)
    {
        var (door, journal, gate) = await NewAsync<IPlainDoorGrain>(from);
        var inside = door.Enter("first", gate);
        await journal.SeesAsync("first in");
        var knock = door.Knock();
        (await door.Glance()).ShouldBe(1);
        knock.IsCompleted.ShouldBeFalse();
        Gates.Open(gate);

        await inside;
        (await knock).ShouldBe(0);
    }

    [Theory, FromAnywhere]
    public async Task Read_only_calls_run_beside_one_another_and_beside_no_other(Shape from)
    {
        var (door, journal, gate) = await NewAsync<IPlainDoorGrain>(from);
        var writeGate = Gates.New();
        var reads = new[] { door.Look("one", gate), door.Look("two", gate) };
        await journal.SeesAsync("one in");
        await journal.SeesAsync("two in");
        var write = door.Enter("writer", writeGate);
        (await door.Glance()).ShouldBe(2);
        journal.Lines.ShouldNotContain("writer in");
        Gates.Open(gate);
        await Task.WhenAll(reads);
        await journal.SeesAsync("writer in");

        var late = door.Look("late", gate);
        (await door.Glance()).ShouldBe(1);
        journal.Lines.ShouldNotContain("late in");
        Gates.Open(writeGate);
        await write;
        await late;
        journal.Lines[^2..].ShouldBe(["late in", "late out"]);
    }

    /// <summary>Not what one would wish for, but so it is: reads that never cease keep a write waiting for ever.</summary>
    [Theory, FromAnywhere]
    public async Task A_write_waits_for_every_read_that_runs_also_for_one_that_came_later(Shape from)
    {
        var (door, journal, gate) = await NewAsync<IPlainDoorGrain>(from);
        var (joinedGate, lateGate, writeGate) = (Gates.New(), Gates.New(), Gates.New());
        var first = door.Look("first", gate);
        await journal.SeesAsync("first in");
        var joined = door.Look("joined", joinedGate);
        await journal.SeesAsync("joined in");
        var write = door.Enter("writer", writeGate);
        var late = door.Look("late", lateGate);
        await journal.SeesAsync("late in");
        Gates.Open(gate);
        await first;
        (await door.Glance()).ShouldBe(2);
        Gates.Open(joinedGate);
        await joined;
        (await door.Glance()).ShouldBe(1);
        journal.Lines.ShouldNotContain("writer in");
        Gates.Open(lateGate);
        await late;
        await journal.SeesAsync("writer in");
        Gates.Open(writeGate);
        await write;
    }

    [Theory, FromAnywhere]
    public async Task Calls_that_may_always_interleave_pass_one_that_is_running_and_keep_none_waiting(Shape from)
    {
        var (door, journal, gate) = await NewAsync<IPlainDoorGrain>(from);
        var inside = door.Enter("first", gate);
        await journal.SeesAsync("first in");
        (await Task.WhenAll(door.Glance(), door.Glance()).Within("answers beside the running call")).ShouldBe([1, 1]);
        Gates.Open(gate);
        await inside;
    }

    [Theory, FromAnywhere]
    public async Task A_reentrant_grain_takes_every_call_while_others_wait(Shape from)
    {
        var (door, journal, gate) = await NewAsync<IRevolvingDoorGrain>(from);
        var inside = new[] { door.Enter("one", gate), door.Enter("two", gate), door.Look("three", gate) };
        await journal.SeesAsync("one in");
        await journal.SeesAsync("two in");
        await journal.SeesAsync("three in");
        (await door.Knock().Within("an answer beside the running calls")).ShouldBe(3);
        Gates.Open(gate);
        await Task.WhenAll(inside);
    }

    [Theory, FromAnywhere]
    public async Task A_grains_predicate_lets_a_call_in_or_makes_it_wait_by_its_method_and_arguments(Shape from)
    {
        var (door, journal, gate) = await NewAsync<ICatFlapGrain>(from);
        var inside = door.Enter("first", gate);
        await journal.SeesAsync("first in");
        var loud = door.Slip(quietly: false);
        var knock = door.Knock();
        (await door.Slip(quietly: true).Within("the quiet one to slip in")).ShouldBe(1);
        loud.IsCompleted.ShouldBeFalse();
        knock.IsCompleted.ShouldBeFalse();
        Gates.Open(gate);

        await inside;
        (await loud).ShouldBe(0);
        (await knock).ShouldBe(0);
    }

    [Theory, FromAnywhere]
    public async Task A_call_that_a_grains_predicate_lets_in_keeps_none_waiting_whoever_came_first(Shape from)
    {
        var (door, journal, gate) = await NewAsync<ICatFlapGrain>(from);
        var (insideGate, nextGate) = (Gates.New(), Gates.New());
        var squeezed = door.Squeeze("squeezed", gate);
        await journal.SeesAsync("squeezed in");
        var inside = door.Enter("first", insideGate);
        await journal.SeesAsync("first in");
        var beside = door.Squeeze("beside", gate);
        await journal.SeesAsync("beside in");
        var next = door.Enter("next", nextGate);
        (await door.Glance()).ShouldBe(3);
        Gates.Open(insideGate);
        await inside;
        await journal.SeesAsync("next in");
        Gates.Open(nextGate);
        await next;
        Gates.Open(gate);
        await Task.WhenAll(squeezed, beside);
    }

    private async Task<(T Door, Journal Journal, string Gate)> NewAsync<T>(Shape from)
        where T : IDoor
    {
        var door = await engines.NewAsync<T>(from);
        return (door, Journal.Of(door.GetPrimaryKeyString()), Gates.New());
    }
}
