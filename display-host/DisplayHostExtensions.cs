using Actors.Clusters;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Actors.Displays;

/// <summary>Puts a display host into a web application.</summary>
public static class DisplayHostExtensions
{
    /// <summary>
    /// Adds the display host. The application supplies an <see cref="IContentSource"/>, an `IGrainFactory`, and an <see cref="IClusterGate"/> where
    /// its grains live elsewhere; `UseWebSockets` and <see cref="MapActorsDisplayHost"/> complete it.
    /// </summary>
    public static IServiceCollection AddActorsDisplayHost(this IServiceCollection services, Action<DisplayHostOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<DisplayHostOptions>().Configure(configure).ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IValidateOptions<DisplayHostOptions>, DisplayHostOptionsValidator>();
        services.AddSingleton(provider => new ScreenTokens(provider.GetRequiredService<IOptions<DisplayHostOptions>>().Value.TokenSecret));
        services.TryAddSingleton<IClusterGate, OpenGate>();
        services.AddSingleton<PlayTickets>();
        services.AddSingleton<SiteShelf>();
        services.AddSingleton<StoreSites>();
        services.AddSingleton<ProofJournal>();
        services.AddSingleton<UnderwayPlays>();
        services.AddSingleton<UnderwayKeeping>();
        services.AddSingleton<DisplayFigures>();
        services.AddSingleton<ContentCache>();
        services.AddSingleton<ProgramShelf>();
        services.AddSingleton<DisplayFeedFactory>();
        services.AddSingleton<ContentEndpoints>();
        services.AddSingleton<ScreenEndpoints>();
        services.AddSingleton<ScreenPictures>();
        services.AddSingleton<PictureEndpoints>();
        services.AddSingleton<NoticeEndpoints>();
        services.AddSingleton<DisplayHostService>();
        services.AddHostedService(provider => provider.GetRequiredService<DisplayHostService>());
        services.AddHostedService<SiteRefresh>();
        services.AddHostedService<ProofDelivery>();
        services.AddHostedService(provider => provider.GetRequiredService<UnderwayKeeping>());
        return services;
    }

    /// <summary>
    /// Maps `/screens/{store}/{lane}/{screen}` with its parts, `/screens/content/{sha256}`, and `/notice/{store}/{lane}`, which is public. The
    /// application must call `UseWebSockets` before.
    /// </summary>
    public static IEndpointRouteBuilder MapActorsDisplayHost(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        routes.ServiceProvider.GetRequiredService<ScreenEndpoints>().Map(routes);
        routes.ServiceProvider.GetRequiredService<PictureEndpoints>().Map(routes);
        routes.ServiceProvider.GetRequiredService<ContentEndpoints>().Map(routes);
        routes.ServiceProvider.GetRequiredService<NoticeEndpoints>().Map(routes);
        return routes;
    }
}
