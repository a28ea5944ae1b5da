namespace Actors.Tests.Lifecycle;

/// <summary>A grain that cannot be activated as long as its journal says so.</summary>
public interface IFragileGrain : IGrainWithStringKey
{
    Task<string> Touch();
}
