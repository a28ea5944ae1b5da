namespace Actors.Tests.Filters;

internal interface IGuardedGrain : IGrainWithStringKey
{
    Task<string> Name();
}
