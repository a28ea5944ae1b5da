namespace Actors.Tests.Lifecycle;

public interface IAlwaysThereGrain : IGrainWithStringKey
{
    Task<Guid> Activation();
}
