using Microsoft.Extensions.DependencyInjection;

namespace Actors.Tests.Lifecycle;

internal sealed class HouseGrain(
    Journal journal,
    [PersistentState("house", "store")] IPersistentState<HouseState> state,
    Lodger lodger) : Grain, IHouseGrain, IAsyncDisposable
{
    private static int s_activations;
    private readonly int _number = Interlocked.Increment(ref s_activations);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        lodger.Owner = this.GetPrimaryKeyString();
        if (this.GetPrimaryKeyString() == "fragile" && Faults.Activations-- > 0)
        {
            await Task.Yield();
            throw new InvalidOperationException("The house does not stand.");
        }

        journal.Write("activated");
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        journal.Write($"deactivating: {reason.ReasonCode}");
        await Task.Yield();
        await state.WriteStateAsync();
        journal.Write($"deactivated with {state.State.Count}");
    }

    public ValueTask<int> Activation() => new(_number);

    public async Task Work(string gate)
    {
        journal.Write("working");
        await Gates.Reach(gate);
        state.State.Count++;
        journal.Write($"worked in {state.State.Count}");
    }

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task Stay(TimeSpan time)
    {
        DelayDeactivation(time);
        return Task.CompletedTask;
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
