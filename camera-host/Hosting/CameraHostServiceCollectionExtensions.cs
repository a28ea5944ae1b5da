using Actors.Cameras;
using Actors.Clusters;
using Actors.Vision;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the camera host to a server, or to a process of its own.</summary>
public static class CameraHostServiceCollectionExtensions
{
    /// <summary>Runs cameras: needs an <see cref="IGrainFactory"/>, and with a <see cref="CameraHostOptions.StoreId"/> an <see cref="IClusterGate"/>. The models are the imported ones unless an <see cref="IVisionSource"/> was added before. Wrong options stop the start.</summary>
    public static IServiceCollection AddActorsCameraHost(this IServiceCollection services, Action<CameraHostOptions> configure)
    {
        services.AddOptions<CameraHostOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CameraHostOptions>, CameraHostOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IVisionSource, FaceModelsSource>();
        services.TryAddSingleton<CameraHostStatistics>();
        services.TryAddSingleton<FixedRoster>();
        services.TryAddSingleton<SharedRoster>();
        services.TryAddSingleton<ICameraRoster>(provider => provider.GetRequiredService<IOptions<CameraHostOptions>>().Value.StoreId.Length == 0
            ? provider.GetRequiredService<FixedRoster>()
            : provider.GetRequiredService<SharedRoster>());
        services.AddHostedService<CameraHostService>();
        return services;
    }
}
