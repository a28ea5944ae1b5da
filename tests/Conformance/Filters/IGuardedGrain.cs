namespace Actors.Tests.Filters;

public interface IGuardedGrain : IGrainWithStringKey
{
    Task<string> Name();

    Task<string> Secret();
}
