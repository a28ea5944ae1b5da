using Actors.Lanes;
using Actors.Measurement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Actors;

/// <summary>Adds what the grains need.</summary>
public static class ActorsRuntimeExtensions
{
    /// <summary>
    /// The grains' services: figures under the meter `Actors`, and the system's clock where the application has named no other.
    /// Decisions are logged where the application has an <see cref="IDecisionLog"/>. The silo's storage must hold one called <see cref="StateStorage"/>.
    /// </summary>
    public static IServiceCollection AddActorsRuntime(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddMetrics();
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<RuntimeFigures>();
        services.TryAddSingleton<DecisionFeed>();
        services.AddHostedService(static provider => provider.GetRequiredService<DecisionFeed>());
        return services;
    }

    /// <summary>The name of the storage that keeps the grains' state.</summary>
    public const string StateStorage = "store";
}
