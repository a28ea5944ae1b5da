using System.Reflection;
using Actors.Api;
using Actors.Live;
using Actors.Metrics;
using Actors.Security;
using Actors.Settings;
using Actors.Stores;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.HostFiltering;

namespace Actors.Running;

/// <summary>What a server of a store is to people and programs outside, on whichever engine it runs: console, API, health and metrics.</summary>
internal static class StoreWeb
{
    /// <summary>Adds it. The application supplies the grains, and says when what it adds to the host starts.</summary>
    public static IServiceCollection AddStoreWeb(this IServiceCollection services, LoadedStore store, OperatorKey key, HttpSettings http, bool dashboard)
    {
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = Sentences.Complete);
        services.AddOpenApi("v1", ApiDescription.Configure);
        services.Configure<HostFilteringOptions>(hosts => hosts.AllowedHosts = http.IsLocal ? ["localhost", "127.0.0.1", "[::1]"] : ["*"]);
        services.AddHostFiltering(_ => { });
        services.AddSingleton(key);
        services.AddSingleton<FailedKeys>();
        services.AddSingleton<AccountBook>();
        services.AddSingleton<Audit>();
        services.AddSignageApi();
        services.AddSingleton(store.Settings);
        services.AddSingleton(ViewOf(store.Settings, readsNeedKey: !http.IsLocal, dashboard));
        services.AddSingleton<LiveStore>();
        services.AddSingleton<StoreApi>();
        services.AddSingleton<SalesApi>();
        services.AddSingleton<ConsoleFiles>();
        services.AddSingleton<StoreFigures>();
        services.AddSingleton<StoreOpening>();
        services.AddSingleton<StoreFeed>();
        return services;
    }

    /// <summary>Puts it into the order in which a request passes.</summary>
    /// <param name="app">The application.</param>
    /// <param name="hostsCameras">Whether cameras run in this process, so that it is ready when they are.</param>
    /// <param name="more">What this server answers besides.</param>
    public static void UseStoreWeb(this WebApplication app, bool hostsCameras, Action<WebApplication> more)
    {
        var readsNeedKey = !app.Services.GetRequiredService<HttpSettings>().IsLocal;
        app.UseHostFiltering();
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = FaultAnswer.WriteAsync });
        app.UseStatusCodePages();
        app.UseWebSockets();
        app.UseHeadAsGet();
        app.UseRouting();
        more(app);
        app.Services.GetRequiredService<ConsoleFiles>().Map(app);
        app.Services.GetRequiredService<StoreApi>().Map(app, readsNeedKey);
        app.Services.GetRequiredService<SalesApi>().Map(app);
        app.MapSignageApi(readsNeedKey);
        app.Services.GetRequiredService<ContentApi>().Map(app, readsNeedKey);
        HealthApi.Map(app, readsNeedKey, hostsCameras);
        _ = app.Services.GetRequiredService<StoreFigures>();
    }

    private static StoreView ViewOf(StoreSettings store, bool readsNeedKey, bool dashboard) => new(
        store.StoreId,
        store.Name,
        store.Zone,
        store.Operator,
        store.Contact,
        [.. store.Lanes.Select(lane => lane.LaneId)],
        typeof(StoreWeb).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0",
        readsNeedKey,
        dashboard);
}
