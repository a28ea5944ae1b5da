using Orleans;
using Orleans.Runtime;
using Orleans.Timers;

namespace Actors.Embedded;

internal sealed class GrainRuntime(Silo silo, IGrainFactory grains, ITimerRegistry timers) : IGrainRuntime
{
    public string SiloIdentity => "embedded";

    public IGrainFactory GrainFactory => grains;

    public IServiceProvider ServiceProvider => silo.Services;

    public ITimerRegistry TimerRegistry => timers;

    public TimeProvider TimeProvider => silo.Clock;

    public void DeactivateOnIdle(IGrainContext grainContext)
    {
        ArgumentNullException.ThrowIfNull(grainContext);
        grainContext.Deactivate(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "The grain asked for it."));
    }

    public void DelayDeactivation(IGrainContext grainContext, TimeSpan timeSpan)
    {
        if (grainContext is Activation activation)
        {
            activation.DelayDeactivation(timeSpan);
        }
    }
}
