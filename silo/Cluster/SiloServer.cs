using System.Net;
using Actors.Api;
using Actors.Clusters;
using Actors.Displays;
using Actors.Library;
using Actors.Live;
using Actors.Programs;
using Actors.Running;
using Actors.Security;
using Actors.Stores;
using Microsoft.AspNetCore.Connections;
using Orleans.Dashboard;

namespace Actors.Serving;

/// <summary>One silo of a store's cluster: grains, console and HTTP API. Cameras and displays are hosts of their own.</summary>
internal static class SiloServer
{
    /// <summary>Larger than any body of this API by far, smaller than anything that could hurt.</summary>
    private const int BodyLimit = 64 * 1024;

    private const int TokenSecretBytes = 32;

    /// <summary>Grains write their state and move to the other silos; calls that wait are answered.</summary>
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(20);

    /// <summary>Runs until cancelled. Returns the exit code.</summary>
    /// <exception cref="ActorsException">The silo cannot start; the message is one sentence.</exception>
    public static async Task<int> RunAsync(SiloSettings settings, CancellationToken cancellationToken)
    {
        var store = LoadedStore.Read(settings.Store, Path.Combine(settings.Home, "demo"));
        CameraOpening.RefuseSecrets(store);
        var state = Directory.CreateDirectory(Path.Combine(settings.Home, "state")).FullName;
        var key = OperatorKey.LoadOrCreate(settings.OperatorKeyFile ?? Path.Combine(state, "operator.key"));
        var tokens = SecretFile.LoadOrCreate(settings.ScreenKeyFile ?? Path.Combine(state, "screens.key"), TokenSecretBytes);

        await using var app = Build(settings, store, key, tokens);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception fault) when (fault is AddressInUseException or IOException { InnerException: AddressInUseException })
        {
            throw new StartRefusedException(fault.Message, fault);
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, app.Lifetime.ApplicationStopping);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await app.StopAsync(CancellationToken.None);

        // A silo that ends although nobody ended it was declared dead by the others, or has lost its database; whoever runs it starts it again.
        return cancellationToken.IsCancellationRequested ? 0 : 1;
    }

    private static WebApplication Build(SiloSettings settings, LoadedStore store, OperatorKey key, byte[] tokens)
    {
        var builder = StoreProgram.CreateBuilder(typeof(SiloServer).Assembly.GetName().Name!, settings.Http, BodyLimit);
        var services = builder.Services;
        services.AddSingleton<IHostLifetime, NoLifetime>();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = StopLimit);
        services.AddSingleton(new ScreenTokens(tokens));
        services.AddSingleton<DashboardCookie>();
        services.AddSingleton(new ScreenAddresses(settings.Screens));
        services.AddSingleton<IClusterGate, OpenGate>();
        services.AddStoreWeb(store, key, settings.Http, settings.Dashboard);
        services.AddStoreLibrary(store, settings.Library, Path.Combine(settings.Home, "state", "uploads"));
        services.AddPostgresDatabase(settings.Database);
        services.AddPostgresFacts();
        services.AddPostgresContent(content => content.Limit = settings.Library.TotalBytes);
        builder.UseOrleans(silo =>
        {
            silo.Services.AddActorsRuntime();
            silo.UseActorsCluster(settings.Cluster);
            silo.UsePostgresClustering();
            silo.UsePostgresReminders();
            silo.AddPostgresGrainStorage(ActorsRuntimeExtensions.StateStorage);
            if (settings.Dashboard)
            {
                silo.AddDashboard();
            }
        });
        services.AddHostedService(provider => provider.GetRequiredService<StoreOpening>());
        services.AddStoreAccess();
        services.AddSingleton<IHostedService>(provider => new CameraOpening(provider.GetRequiredService<IGrainFactory>(), store));
        services.AddHostedService(provider => provider.GetRequiredService<StoreFeed>());

        var app = builder.Build();
        app.UseStoreWeb(hostsCameras: false, routes =>
        {
            if (settings.Dashboard)
            {
                DashboardDoor.Map(routes);
            }
        });
        return app;
    }
}
