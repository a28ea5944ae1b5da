namespace Actors.Tests.Copying;

public interface IVaultGrain : IGrainWithStringKey
{
    Task Open(Secret secret);
}
