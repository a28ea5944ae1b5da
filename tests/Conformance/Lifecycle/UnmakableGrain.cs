namespace Actors.Tests.Lifecycle;

/// <summary>Cannot be made: its service is not there.</summary>
internal sealed class UnmakableGrain(Unmade unmade) : Grain, IUnmakableGrain
{
    public Task Touch() => Task.FromResult(unmade);
}
