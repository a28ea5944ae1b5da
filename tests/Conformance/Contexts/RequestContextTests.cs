namespace Actors.Tests.Contexts;

[Collection(EnginesCollection.Name)]
public sealed class RequestContextTests(Engines engines)
{
    [Theory, FromAnywhere]
    public async Task What_is_set_goes_along_with_calls_and_stays_through_awaits(Shape from)
    {
        var grain = await engines.NewAsync<IContextGrain>(from);
        RequestContext.Set("trace", "t1");
        (await grain.Read("trace")).ShouldBe("t1");
        (await grain.Read("trace")).ShouldBe("t1");
        (await grain.ReadAroundAwaits("trace")).ShouldBe("t1, t1");
        (await grain.Read("other")).ShouldBe("nothing");
    }

    [Theory, FromAnywhere]
    public async Task It_goes_on_to_the_next_grain_as_the_first_has_changed_it_and_does_not_come_back(Shape from)
    {
        var grain = await engines.NewAsync<IContextGrain>(from);
        var other = Gates.New();
        RequestContext.Set("trace", "t1");
        (await grain.ChangeAndAsk("trace", other)).ShouldBe("t1 and on; here t1 and on");
        RequestContext.Get("trace").ShouldBe("t1");
        (await grain.RemoveAndAsk("trace", other)).ShouldBe("nothing");
        RequestContext.Get("trace").ShouldBe("t1");
        await grain.Set("trace", "changed by the callee");
        RequestContext.Get("trace").ShouldBe("t1");
    }

    [Theory, FromAnywhere]
    public async Task What_was_removed_or_cleared_does_not_go_along(Shape from)
    {
        var grain = await engines.NewAsync<IContextGrain>(from);
        RequestContext.Set("a", "1");
        RequestContext.Set("b", "2");
        (await grain.Keys()).ShouldBe(["a", "b"]);
        RequestContext.Remove("a").ShouldBeTrue();
        RequestContext.Remove("a").ShouldBeFalse();
        (await grain.Keys()).ShouldBe(["b"]);
        RequestContext.Clear();
        (await grain.Keys()).ShouldBeEmpty();
        RequestContext.Keys.ShouldBeEmpty();
    }

    [Theory, FromAnywhere]
    public async Task Values_may_be_messages(Shape from)
    {
        var grain = await engines.NewAsync<IContextGrain>(from);
        RequestContext.Set("shelf", new Shelf("dairy", 3));
        (await grain.ReadShelf("shelf")).ShouldBe(new Shelf("dairy", 3));
    }

    [Theory, FromAnywhere]
    public async Task Each_call_has_the_values_of_its_own_caller_though_calls_wait(Shape from)
    {
        var grain = await engines.NewAsync<IContextGrain>(from);
        var calls = Enumerable.Range(0, 20).Select(async i =>
        {
            RequestContext.Set("trace", $"t{i}");
            return await grain.ReadAroundAwaits("trace");
        }).ToArray();

        (await Task.WhenAll(calls)).ShouldBe(Enumerable.Range(0, 20).Select(i => $"t{i}, t{i}"));
    }

    [Theory, FromAnywhere]
    public async Task It_goes_along_with_one_way_calls(Shape from)
    {
        var grain = await engines.NewAsync<IContextGrain>(from);
        RequestContext.Set("trace", "t1");
        await grain.Note("trace");
        await Journal.Of(grain.GetPrimaryKeyString()).SeesAsync("t1");
    }

    [Theory, FromAnywhere]
    public async Task Other_variables_of_the_callers_flow_do_not_go_along(Shape from)
    {
        var grain = await engines.NewAsync<IContextGrain>(from);
        Ambient.Value.Value = "mine";
        (await grain.ReadAmbient()).ShouldBe("nothing");
        RequestContext.Set("trace", "t1");
        (await grain.ReadAmbient()).ShouldBe("nothing");
        (await grain.Read("trace")).ShouldBe("t1");
        Ambient.Value.Value.ShouldBe("mine");
    }

    [Theory, FromAnywhere]
    public async Task A_timers_ticks_have_none_of_the_call_that_registered_it(Shape from)
    {
        var grain = await engines.NewAsync<IContextGrain>(from);
        RequestContext.Set("trace", "t1");
        Ambient.Value.Value = "mine";
        await grain.StartTimer("trace");
        await Journal.Of(grain.GetPrimaryKeyString()).SeesAsync("tick: nothing, nothing");
    }
}
