using Orleans.Runtime;

namespace Actors.Embedded;

internal sealed class GrainTimer<TState>(
    Activation activation,
    Func<TState, CancellationToken, Task> callback,
    TState state,
    GrainTimerCreationOptions options) : GrainTimer(activation, options)
{
    protected override Task Invoke(CancellationToken cancellationToken) => callback(state, cancellationToken);
}
