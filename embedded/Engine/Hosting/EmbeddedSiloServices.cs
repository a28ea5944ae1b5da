using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans;
using Orleans.Configuration;
using Orleans.Runtime;
using Orleans.Timers;

namespace Actors.Embedded;

/// <summary>The engine's services.</summary>
internal static class EmbeddedSiloServices
{
    public static IServiceCollection AddEmbeddedSilo(this IServiceCollection services)
    {
        if (services.Any(static service => service.ServiceType == typeof(Silo)))
        {
            return services;
        }

        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Silo>();
        services.AddSingleton<GrainFactory>();
        services.AddSingleton<IGrainFactory>(static services => services.GetRequiredService<GrainFactory>());
        services.AddSingleton<IClusterClient>(static services => services.GetRequiredService<GrainFactory>());
        services.AddSingleton<IGrainRuntime, GrainRuntime>();
        services.AddSingleton<ITimerRegistry, TimerRegistry>();
        services.AddSingleton<IPersistentStateFactory, PersistentStateFactory>();
        services.AddSingleton<IGrainContextAccessor, GrainContextAccessor>();
        services.AddScoped<ActivationScope>();
        services.AddScoped(static services => services.GetRequiredService<ActivationScope>().Context);
        services.AddHostedService<SiloService>();
        services.AddOptions<SiloMessagingOptions>().ValidateOnStart();
        services.AddOptions<GrainCollectionOptions>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<SiloMessagingOptions>, SiloMessagingOptionsValidator>();
        services.AddSingleton<IValidateOptions<GrainCollectionOptions>, GrainCollectionOptionsValidator>();
        return services;
    }
}
