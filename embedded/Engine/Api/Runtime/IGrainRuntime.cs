using Microsoft.Extensions.DependencyInjection;
using Orleans.Timers;

namespace Orleans.Runtime;

/// <summary>What the base class of grains asks of the engine.</summary>
public interface IGrainRuntime
{
    string SiloIdentity { get; }

    IGrainFactory GrainFactory { get; }

    IServiceProvider ServiceProvider { get; }

    ITimerRegistry TimerRegistry { get; }

    TimeProvider TimeProvider => ServiceProvider.GetService<TimeProvider>() ?? TimeProvider.System;

    void DeactivateOnIdle(IGrainContext grainContext);

    void DelayDeactivation(IGrainContext grainContext, TimeSpan timeSpan);
}
