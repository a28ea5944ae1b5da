namespace Actors.Tests.Identities;

/// <summary>Another face of <see cref="INamedGrain"/>'s grains.</summary>
public interface INicknamedGrain : IGrainWithStringKey
{
    Task<string> Nickname();
}
