using Orleans.Runtime;

namespace Orleans;

/// <summary>What the engine needs of a grain class.</summary>
public interface IGrainBase
{
    IGrainContext GrainContext { get; }

    /// <summary>Called once before the first call, after the persistent states were read. An exception reaches whoever called; the next call tries anew.</summary>
    Task OnActivateAsync(CancellationToken token) => Task.CompletedTask;

    /// <summary>Called once after the last call, with time to write state.</summary>
    Task OnDeactivateAsync(DeactivationReason reason, CancellationToken token) => Task.CompletedTask;
}
