namespace Actors.Tests.Identities;

internal sealed class ByNumberAndNameGrain : Grain, IByNumberAndNameGrain
{
    public Task<string> Key() => Task.FromResult($"{this.GetPrimaryKeyLong(out var name)} {name}");
}
