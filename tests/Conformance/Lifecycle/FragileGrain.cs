namespace Actors.Tests.Lifecycle;

internal sealed class FragileGrain : Grain, IFragileGrain
{
    public const string Healed = "healed";
    public const string AtOnce = "fails at once";

    private Journal Journal => Journal.Of(this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var lines = Journal.Lines;
        Journal.Write("tried");
        if (lines.Contains(Healed))
        {
            return;
        }

        if (!lines.Contains(AtOnce))
        {
            await Task.Yield();
        }

        throw new InvalidOperationException("The house does not stand.");
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Journal.Write($"deactivated: {reason.ReasonCode}");
        return Task.CompletedTask;
    }

    public Task<string> Touch() => Task.FromResult("stands");
}
