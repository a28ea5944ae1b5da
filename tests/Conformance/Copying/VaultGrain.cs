namespace Actors.Tests.Copying;

internal sealed class VaultGrain : Grain, IVaultGrain
{
    public Task Open(Secret secret) => Task.CompletedTask;
}
