namespace Actors.Tests.Identities;

public interface INamedGrain : IGrainWithStringKey
{
    Task<string> Key();

    Task<string> Id();

    Task<string> Reference();
}
