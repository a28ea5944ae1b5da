namespace Actors.Tests.Lifecycle;

[KeepAlive]
internal sealed class AlwaysThereGrain : Grain, IAlwaysThereGrain
{
    private readonly Guid _activation = Guid.NewGuid();

    public Task<Guid> Activation() => Task.FromResult(_activation);
}
