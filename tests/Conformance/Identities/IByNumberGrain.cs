namespace Actors.Tests.Identities;

public interface IByNumberGrain : IGrainWithIntegerKey
{
    Task<long> Key();
}
