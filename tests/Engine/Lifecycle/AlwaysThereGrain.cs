namespace Actors.Tests.Lifecycle;

[KeepAlive]
internal sealed class AlwaysThereGrain(Journal journal) : Grain, IAlwaysThereGrain
{
    public Task Touch() => Task.CompletedTask;

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        journal.Write($"gone: {reason.ReasonCode}");
        return Task.CompletedTask;
    }
}
