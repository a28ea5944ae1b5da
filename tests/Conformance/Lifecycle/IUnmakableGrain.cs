namespace Actors.Tests.Lifecycle;

public interface IUnmakableGrain : IGrainWithStringKey
{
    Task Touch();
}
