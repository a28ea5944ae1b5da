namespace Actors.Tests.Identities;

internal sealed class ByGuidAndNameGrain : Grain, IByGuidAndNameGrain
{
    public Task<string> Key() => Task.FromResult($"{this.GetPrimaryKey(out var name):D} {name}");
}
