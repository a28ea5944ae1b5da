namespace Actors.Tests.Identities;

[GrainType("called")]
internal sealed class NamedGrain : Grain, INamedGrain, INicknamedGrain
{
    public Task<string> Key() => Task.FromResult(this.GetPrimaryKeyString());

    public Task<string> Id() => Task.FromResult(this.GetGrainId().ToString());

    public Task<string> Reference() => Task.FromResult(GrainReference.GrainId.ToString());

    public Task<string> Nickname() => Task.FromResult($"little {this.GetPrimaryKeyString()}");
}
