using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;

namespace Orleans;

/// <summary>Base of grain classes. One call runs at a time, and everything after an <c>await</c> comes back to the grain's own turn.</summary>
/// <remarks>
/// What differs from Orleans in this engine: a call on an idle activation starts on the caller's own thread and, when the
/// method completes synchronously, ends there, so that it costs neither a queue nor an allocation. A grain method that
/// computes for long without awaiting therefore holds up its caller's thread, not only its caller. Turns are kept by a
/// <see cref="SynchronizationContext"/>: <c>await</c> and everything built on it returns to the turn, while
/// <see cref="TaskFactory.StartNew(Action)"/> and <c>ContinueWith</c> without a scheduler run on the thread pool.
/// </remarks>
public abstract class Grain : IGrainBase, IAddressable
{
    private readonly IGrainRuntime? _runtime;

    protected Grain()
        : this(RuntimeContext.Current!)
    {
    }

    /// <summary>For tests of a grain without a silo.</summary>
    protected Grain(IGrainContext grainContext, IGrainRuntime? grainRuntime = null)
    {
        GrainContext = grainContext;
        _runtime = grainRuntime;
    }

    public IGrainContext GrainContext { get; }

    /// <summary>This grain's reference, by which others may call it.</summary>
    public GrainReference GrainReference => GrainContext.GrainReference;

    /// <summary>The grain's type and key, for logs.</summary>
    public string IdentityString => GrainContext.GrainId.ToString();

    /// <summary>The silo in which the grain lives.</summary>
    public string RuntimeIdentity => Runtime.SiloIdentity;

    protected IGrainFactory GrainFactory => Runtime.GrainFactory;

    protected internal IServiceProvider ServiceProvider => GrainContext.ActivationServices ?? Runtime.ServiceProvider;

    private IGrainRuntime Runtime => _runtime
        ?? GrainContext?.ActivationServices.GetRequiredService<IGrainRuntime>()
        ?? throw new InvalidOperationException(
            $"{GetType().Name} was made outside a silo; pass a grain context and runtime to the constructor of its base class.");

    /// <inheritdoc cref="IGrainBase.OnActivateAsync"/>
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc cref="IGrainBase.OnDeactivateAsync"/>
    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Deactivates as soon as no call is running; calls that wait go to the next activation.</summary>
    protected void DeactivateOnIdle() => Runtime.DeactivateOnIdle(GrainContext);

    /// <summary>Keeps the activation for at least this long, however idle; a negative time takes that back.</summary>
    protected void DelayDeactivation(TimeSpan timeSpan) => Runtime.DelayDeactivation(GrainContext, timeSpan);
}
