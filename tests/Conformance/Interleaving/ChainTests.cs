namespace Actors.Tests.Interleaving;

/// <summary>Whether a call may come back into a grain that waits for the call's own end.</summary>
[Collection(EnginesCollection.Name)]
public sealed class ChainTests(Engines engines)
{
    [Theory, FromAnywhere]
    public async Task A_call_that_comes_back_to_a_waiting_grain_is_let_in_where_the_grain_allows_it(Shape from)
    {
        var grain = await engines.NewAsync<IChainGrain>(from);
        (await grain.CallAround(Gates.New(), Manner.Allowed)).ShouldBe(1);
        (await grain.CallItself(Manner.Allowed)).ShouldBe(1);
        (await grain.Touch()).ShouldBe(0);
    }

    [Theory, FromAnywhere]
    public async Task A_call_of_another_chain_is_not_let_in(Shape from)
    {
        var grain = await engines.NewAsync<IChainGrain>(from);
        var gate = Gates.New();
        var holding = grain.HoldOpen(gate);
        await Journal.Of(grain.GetPrimaryKeyString()).SeesAsync("open");
        Task<int> stranger;
        using (RequestContext.AllowCallChainReentrancy())
        {
            stranger = grain.Touch();
        }

        await (await engines.NewAsync<IChainGrain>(from)).Touch();
        stranger.IsCompleted.ShouldBeFalse();
        Gates.Open(gate);
        await holding;
        (await stranger).ShouldBe(0);
    }

    [Theory, FromAnywhere]
    public async Task The_chain_has_an_id_that_goes_along_with_calls_until_it_is_suppressed(Shape from)
    {
        var grain = await engines.NewAsync<IChainGrain>(from);
        (await grain.ChainId(allow: false)).ShouldBe(Guid.Empty);
        (await grain.ChainId(allow: true)).ShouldNotBe(Guid.Empty);
        using (RequestContext.AllowCallChainReentrancy())
        {
            var id = RequestContext.ReentrancyId;
            id.ShouldNotBe(Guid.Empty);
            (await grain.ChainId(allow: false)).ShouldBe(id);
            (await grain.ChainId(allow: true)).ShouldBe(id);
            using (RequestContext.SuppressCallChainReentrancy())
            {
                RequestContext.ReentrancyId.ShouldBe(Guid.Empty);
                (await grain.ChainId(allow: false)).ShouldBe(Guid.Empty);
            }

            RequestContext.ReentrancyId.ShouldBe(id);
        }

        RequestContext.ReentrancyId.ShouldBe(Guid.Empty);
    }
}
