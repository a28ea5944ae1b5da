namespace Actors.Tests.Identities;

public interface IByGuidAndNameGrain : IGrainWithGuidCompoundKey
{
    Task<string> Key();
}
