using Microsoft.Extensions.DependencyInjection;

namespace Actors.Tests.Lifecycle;

internal sealed class HouseGrain(
    Journal journal,
    [PersistentState("house", "store")] IPersistentState<HouseState> state,
    Lodger lodger) : Grain, IHouseGrain, IAsyncDisposable
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        lodger.Owner = this.GetPrimaryKeyString();
        journal.Write("activated");
        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        journal.Write($"deactivating: {reason.ReasonCode}");
        await Task.Yield();
        await state.WriteStateAsync();
        journal.Write($"deactivated with {state.State.Count}");
    }

    public async Task Work(string gate)
    {
        journal.Write("working");
        await Gates.Reach(gate);
        state.State.Count++;
        journal.Write($"worked in {state.State.Count}");
    }

    public Task Count()
    {
        state.State.Count++;
        journal.Write($"counted {state.State.Count}");
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        journal.Write("disposed");
        return default;
    }
}
