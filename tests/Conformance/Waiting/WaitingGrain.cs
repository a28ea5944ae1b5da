namespace Actors.Tests.Waiting;

internal sealed class WaitingGrain : Grain, IWaitingGrain
{
    private Journal Journal => Journal.Of(this.GetPrimaryKeyString());

    public async Task Stand(string who, string gate)
    {
        Journal.Write($"{who} begins");
        await Gates.Reach(gate);
        Journal.Write($"{who} ends");
    }

    public Task StandLong(string who, string gate) => Stand(who, gate);

    public async Task Wait(string who, CancellationToken cancellationToken)
    {
        Journal.Write($"{who} waits");
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellationToken.Register(() => end.TrySetCanceled(cancellationToken));
        try
        {
            await end.Task;
        }
        catch (OperationCanceledException)
        {
            Journal.Write($"{who} cancelled");
            throw;
        }
    }

    public async Task Endure(string gate, CancellationToken cancellationToken)
    {
        Journal.Write("endures");
        var journal = Journal;
        await using var registration = cancellationToken.Register(() => journal.Write("told"));
        await Gates.Reach(gate);
        Journal.Write(cancellationToken.IsCancellationRequested ? "endured cancellation" : "endured nothing");
    }

    public async Task WaitElsewhere(string other, CancellationToken cancellationToken)
    {
        try
        {
            await GrainFactory.GetGrain<IWaitingGrain>(other).Wait("it", cancellationToken);
        }
        catch (OperationCanceledException)
        {
            Journal.Write("passed on");
            throw;
        }
    }

    public Task<bool> IsCancelled(CancellationToken cancellationToken) => Task.FromResult(cancellationToken.IsCancellationRequested);

    public Task Touch() => Task.CompletedTask;
}
