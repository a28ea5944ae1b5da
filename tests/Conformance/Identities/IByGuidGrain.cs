namespace Actors.Tests.Identities;

public interface IByGuidGrain : IGrainWithGuidKey
{
    Task<Guid> Key();
}
