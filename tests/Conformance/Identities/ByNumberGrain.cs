namespace Actors.Tests.Identities;

internal sealed class ByNumberGrain : Grain, IByNumberGrain
{
    public Task<long> Key() => Task.FromResult(this.GetPrimaryKeyLong());
}
