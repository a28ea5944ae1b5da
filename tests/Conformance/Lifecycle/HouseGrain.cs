namespace Actors.Tests.Lifecycle;

internal sealed class HouseGrain(
    [PersistentState("house", Cluster.Store)] IPersistentState<HouseState> state, Lodger lodger) : Grain, IHouseGrain, IAsyncDisposable
{
    private readonly Guid _activation = Guid.NewGuid();
    private string? _leaveGate;
    private bool _leavesBadly;
    private string _wokenBy = "";

    private Journal Journal => Journal.Of(this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        lodger.Owner = this.GetPrimaryKeyString();
        _wokenBy = RequestContext.Get("trace") as string ?? "nobody";
        cancellationToken.CanBeCanceled.ShouldBeTrue();
        await Task.Yield();
        Journal.Write("activated");
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Journal.Write($"leaving: {reason.ReasonCode}");
        if (_leavesBadly)
        {
            throw new InvalidOperationException("The door is stuck.");
        }

        await (_leaveGate is null ? Task.CompletedTask : Gates.Reach(_leaveGate));
        await state.WriteStateAsync();
        Journal.Write($"left with {state.State.Count}");
    }

    public Task<Guid> Activation() => Task.FromResult(_activation);

    public async Task Work(string gate)
    {
        Journal.Write("working");
        await Gates.Reach(gate);
        Journal.Write("worked");
    }

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task LeaveSlowly(string gate)
    {
        _leaveGate = gate;
        return Leave();
    }

    public Task LeaveBadly()
    {
        _leavesBadly = true;
        return Leave();
    }

    public Task Stay(TimeSpan time)
    {
        DelayDeactivation(time);
        return Task.CompletedTask;
    }

    public Task<int> Count()
    {
        state.State.Count++;
        Journal.Write($"counted {state.State.Count}");
        return Task.FromResult(state.State.Count);
    }

    public Task<int> CountElsewhere(string other) => GrainFactory.GetGrain<IHouseGrain>(other).Count();

    public Task Wind(TimeSpan period, bool keepAlive)
    {
        this.RegisterGrainTimer(
            _ =>
            {
                Journal.Write("tick");
                return Task.CompletedTask;
            },
            new GrainTimerCreationOptions(period, period) { KeepAlive = keepAlive });
        return Task.CompletedTask;
    }

    public Task<string> WokenBy() => Task.FromResult(_wokenBy);

    public ValueTask DisposeAsync()
    {
        Journal.Write("disposed");
        return default;
    }
}
