namespace Actors.Tests.Storage;

internal sealed class LedgerGrain([PersistentState("ledger", "store")] IPersistentState<LedgerState> ledger) : Grain, ILedgerGrain
{
    public async Task Write(LedgerState state)
    {
        ledger.State = state;
        await ledger.WriteStateAsync();
    }

    public Task<LedgerState> Read() => Task.FromResult(ledger.State);

    public Task Clear() => ledger.ClearStateAsync();

    public Task<string?> Etag() => Task.FromResult(ledger.RecordExists ? ledger.Etag : null);

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
