namespace Actors.Tests.Identities;

internal sealed class RoundGrain : Grain, IShapeGrain
{
    public Task<string> Name() => Task.FromResult("round");
}
