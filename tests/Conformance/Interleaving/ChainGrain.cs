namespace Actors.Tests.Interleaving;

internal sealed class ChainGrain : Grain, IChainGrain
{
    private int _inside;

    public async Task<int> CallAround(string partner, Manner manner)
    {
        _inside++;
        try
        {
            var other = GrainFactory.GetGrain<IChainGrain>(partner);
            var self = this.GetPrimaryKeyString();
            switch (manner)
            {
                case Manner.Plain:
                    return await other.CallBack(self);
                case Manner.AllowedTooEarly:
                    RequestContext.AllowCallChainReentrancy().Dispose();
                    return await other.CallBack(self);
                default:
                    using (RequestContext.AllowCallChainReentrancy())
                    {
                        return await (manner == Manner.Allowed ? other.CallBack(self) : other.CallBackAlone(self));
                    }
            }
        }
        finally
        {
            _inside--;
        }
    }

    public Task<int> CallBack(string origin) => GrainFactory.GetGrain<IChainGrain>(origin).Touch();

    public async Task<int> CallBackAlone(string origin)
    {
        using (RequestContext.SuppressCallChainReentrancy())
        {
            return await GrainFactory.GetGrain<IChainGrain>(origin).Touch();
        }
    }

    public Task<int> Touch() => Task.FromResult(_inside);

    public async Task HoldOpen(string gate)
    {
        using (RequestContext.AllowCallChainReentrancy())
        {
            Journal.Of(this.GetPrimaryKeyString()).Write("open");
            await Gates.Reach(gate);
        }
    }

    public async Task<int> CallItself(Manner manner)
    {
        _inside++;
        try
        {
            if (manner == Manner.Plain)
            {
                return await this.AsReference<IChainGrain>().Touch();
            }

            using (RequestContext.AllowCallChainReentrancy())
            {
                return await this.AsReference<IChainGrain>().Touch();
            }
        }
        finally
        {
            _inside--;
        }
    }

    public Task<Guid> ChainId(bool allow)
    {
        if (!allow)
        {
            return Task.FromResult(RequestContext.ReentrancyId);
        }

        using (RequestContext.AllowCallChainReentrancy())
        {
            return Task.FromResult(RequestContext.ReentrancyId);
        }
    }
}
