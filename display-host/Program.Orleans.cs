using Actors.Clusters;
using Actors.Displays;
using Actors.Programs;
using Actors.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Actors;

/// <summary>A display host as a program of its own: screens, notices and content for browsers, silos for the rest.</summary>
internal static class DisplayHostProgram
{
    private const int DefaultPort = 8080;

    /// <summary>No page sends a body.</summary>
    private const long BodyLimit = 1024;

    /// <summary>
    /// When a silo dies, its displays' grains begin anew on another and know of no host: this is how long a screen then hears nothing new at
    /// most. A display costs one call in that time.
    /// </summary>
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(3);

    public static Task<int> Main(string[] arguments) =>
        StoreProgram.RunAsync(() => Task.FromResult(Build(new SettingReader(arguments, Environment.GetEnvironmentVariables()))));

    private static WebApplication Build(SettingReader settings)
    {
        var http = HttpSettings.Read(settings, DefaultPort);
        var cluster = ClusterSettings.ReadClient(settings);
        var store = settings.Required("STOREID", "the key of the store whose screens this host serves, such as s1");
        var host = settings.Text("HOST__ID", Environment.MachineName)!;
        var screens = settings.Web("SCREENS__URL");
        var home = Path.GetFullPath(settings.Text("HOME", ".actors")!);
        var keyFile = settings.Required("SCREENKEYFILE", "the file with the secret from which the screens' tokens derive, the same for every silo and display host");
        settings.Finish();

        var builder = StoreProgram.CreateBuilder(typeof(DisplayHostProgram).Assembly.GetName().Name!, http, BodyLimit);
        builder.AddActorsClusterClient(cluster);
        builder.Services.AddSingleton<IContentSource, GrainContentSource>();
        builder.Services.AddActorsDisplayHost(options =>
        {
            options.HostId = host;
            options.StoreId = store;
            options.PublicBaseUrl = screens;
            options.CacheFolder = Path.Combine(home, "display-host");
            options.TokenSecret = ScreenKey.Read(keyFile);
            options.SubscriptionRenewal = Renewal;
        });

        var app = builder.Build();
        app.UseWebSockets();
        app.UseRouting();
        app.MapActorsDisplayHost();

        // Without silos the screens play on, so that readiness asks for none: only whether there is anything to show.
        var sites = app.Services.GetRequiredService<StoreSites>();
        app.MapHealth(() => sites.Current.Lanes.IsEmpty ? "No silo has said yet what this store's screens are, and nothing is kept from before." : null);
        return app;
    }
}
