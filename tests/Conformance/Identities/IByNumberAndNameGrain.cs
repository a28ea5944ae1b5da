namespace Actors.Tests.Identities;

public interface IByNumberAndNameGrain : IGrainWithIntegerCompoundKey
{
    Task<string> Key();
}
