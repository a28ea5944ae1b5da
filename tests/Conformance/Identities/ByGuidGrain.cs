namespace Actors.Tests.Identities;

internal sealed class ByGuidGrain : Grain, IByGuidGrain
{
    public Task<Guid> Key() => Task.FromResult(this.GetPrimaryKey());
}
