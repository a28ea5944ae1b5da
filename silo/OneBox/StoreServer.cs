using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Actors.Api;
using Actors.Cameras;
using Actors.Clusters;
using Actors.Displays;
using Actors.Library;
using Actors.Live;
using Actors.Programs;
using Actors.Security;
using Actors.Settings;
using Actors.Stores;
using Actors.Vision;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace Actors.Running;

/// <summary>A whole store in this process: engine, grains, cameras, displays, console and HTTP API.</summary>
internal sealed class StoreServer : IAsyncDisposable
{
    /// <summary>Larger than any body of this API by far, smaller than anything that could hurt.</summary>
    private const int BodyLimit = 64 * 1024;

    private const int TokenSecretBytes = 32;

    /// <summary>What is not finished by then is cut off; grains have written their state long before.</summary>
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(8);

    private readonly WebApplication _app;
    private readonly StateFolder _state;

    private StoreServer(WebApplication app, StateFolder state, LoadedStore store, OperatorKey key, string vision)
    {
        _app = app;
        _state = state;
        Store = store;
        Key = key;
        Vision = vision;
    }

    public LoadedStore Store { get; }

    public OperatorKey Key { get; }

    /// <summary>What looks at the cameras' frames, in one line.</summary>
    public string Vision { get; }

    /// <summary>The address under which people reach the store, with the port that was really taken and without a slash at its end.</summary>
    public required string Address { get; init; }

    public StoreFeed Feed => _app.Services.GetRequiredService<StoreFeed>();

    /// <summary>What the store is made of, for tests that look inside.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Ends when the store stops by itself, which only a fault makes it do.</summary>
    public CancellationToken Stopping => _app.Lifetime.ApplicationStopping;

    /// <summary>The address that opens a display's page.</summary>
    public string ScreenAddress(string displayId) => Address + _app.Services.GetRequiredService<ScreenTokens>().PathFor(displayId);

    /// <summary>Starts a store; when this returns, the addresses answer.</summary>
    /// <param name="options">What to run.</param>
    /// <param name="clock">The clock by which everything in the store happens; only the end of the process does not wait for it.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="ActorsException">The store cannot be started as it was asked to; the message is one sentence.</exception>
    public static async Task<StoreServer> StartAsync(UpOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        RefuseTakenPort(options);
        var store = StoreSource.Read(options);
        var state = StateFolder.Take(options.Home);
        try
        {
            var key = OperatorKey.LoadOrCreate(state.File("operator.key"));
            var vision = new StoreVision(Path.GetFullPath(options.Home));
            var loading = Task.Run(() => StoreSource.HasRealCamera(store) ? vision.Load() : "none: every camera is simulated", CancellationToken.None);
            var app = Build(options, store, state, key, vision, loading, clock);
            await StartAsync(app, loading, cancellationToken);
            return new StoreServer(app, state, store, key, await loading) { Address = ReachableAddress.Of(new Uri(app.Urls.First()), options.Listen) };
        }
        catch
        {
            state.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync(_app);
        _state.Dispose();
    }

    private static async Task EndAsync(WebApplication app)
    {
        using var patience = new CancellationTokenSource(StopLimit, TimeProvider.System);
        await app.StopAsync(patience.Token);
        await app.DisposeAsync();
    }

    /// <summary>Starts while the models load; what is wrong with either stops both.</summary>
    private static async Task StartAsync(WebApplication app, Task loading, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception fault)
        {
            await loading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await EndAsync(app);
            switch (fault)
            {
                case OptionsValidationException wrong:
                    throw new StartRefusedException(string.Join(' ', wrong.Failures), wrong);
                case AddressInUseException or IOException { InnerException: AddressInUseException }:
                    throw new StartRefusedException(fault.Message, fault);
                default:
                    throw;
            }
        }
    }

    private static WebApplication Build(UpOptions options, LoadedStore store, StateFolder state, OperatorKey key, StoreVision vision, Task loading, TimeProvider clock)
    {
        var builder = StoreProgram.CreateBuilder(typeof(StoreServer).Assembly.GetName().Name!, new HttpSettings(options.Listen, options.Port, MetricsPort: null), BodyLimit);
        var started = new StrongBox<bool>();
        QuietenLogging(builder.Logging, options.Verbose, started);

        var services = builder.Services;
        services.AddSingleton(clock);
        services.AddSingleton<IHostLifetime, NoLifetime>();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = StopLimit);
        services.AddSingleton<IClusterGate, OpenGate>();
        services.AddSingleton(new ScreenAddresses(hosts: null));
        services.AddStoreWeb(store, key, new HttpSettings(options.Listen, options.Port, MetricsPort: null), dashboard: false);

        // Services start in this order and stop in the opposite one: the engine first and last, then the store's definition, then who lives by it.
        Engine.Add(builder, state);
        services.AddHostedService(provider => provider.GetRequiredService<StoreOpening>());
        services.AddStoreAccess();
        services.AddStoreLibrary(store, options.Library, state.File("uploads"));
        services.AddSingleton<IContentStore>(provider => new FolderContentStore(state.File("library"), options.Library.TotalBytes, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IContentSource>(provider => provider.GetRequiredService<StoreContent>());
        services.AddActorsDisplayHost(display => Configure(display, store, state, options));
        services.AddSingleton<IVisionSource>(_ => vision);
        services.AddSingleton<IHostedService>(new VisionOpening(loading));
        services.AddActorsCameraHost(cameras => StoreSource.Configure(cameras, options, store));
        services.AddHostedService(provider => provider.GetRequiredService<StoreFeed>());

        var app = builder.Build();
        app.Lifetime.ApplicationStarted.Register(() => started.Value = true);
        app.UseStoreWeb(hostsCameras: true, routes => routes.MapActorsDisplayHost());
        return app;
    }

    private static void Configure(DisplayHostOptions display, LoadedStore store, StateFolder state, UpOptions options)
    {
        display.StoreName = store.File.Name;
        display.Operator = store.File.Operator;
        display.Contact = store.File.Contact;
        display.CacheFolder = state.File("screens");
        display.PingInterval = options.PingInterval ?? display.PingInterval;
        display.TokenSecret = SecretFile.LoadOrCreate(state.File("screens.key"), TokenSecretBytes);
        foreach (var lane in store.File.Lanes)
        {
            display.Lanes.Add(new LaneSite(
                $"{store.File.StoreId}/{lane.Id}",
                lane.Name,
                [.. lane.Displays.Select(each => store.File.DisplayKey(lane, each))],
                lane.Cameras.Length,
                lane.Cameras.Count(camera => CameraSource.IsSimulator(store.CameraSources[store.File.CameraKey(lane, camera)]))));
        }
    }

    private static void QuietenLogging(ILoggingBuilder logging, bool verbose, StrongBox<bool> started)
    {
        logging.SetMinimumLevel(verbose ? LogLevel.Debug : LogLevel.Warning);
        logging.AddFilter("Actors", verbose ? LogLevel.Debug : LogLevel.Information);

        // Why a start was refused is told once, by the command line.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => (started.Value || verbose) && level >= LogLevel.Warning);
    }

    /// <summary>Before anything is made or loaded: a taken port is the commonest mistake, and its answer should not take seconds.</summary>
    private static void RefuseTakenPort(UpOptions options)
    {
        try
        {
            using var probe = new TcpListener(options.Listen, options.Port);
            probe.Start();
        }
        catch (SocketException fault)
        {
            throw new StartRefusedException(
                fault.SocketErrorCode switch
                {
                    SocketError.AddressAlreadyInUse => $"The port {options.Port} of {options.Listen} is in use by another program; choose another with --port, from 1 to 65535, or 0 for any free one.",
                    SocketError.AccessDenied => $"The port {options.Port} may not be opened by this user; choose one from 1024 to 65535 with --port.",
                    SocketError.AddressNotAvailable => $"The address {options.Listen} is none of this machine's; --listen takes one that is, 127.0.0.1 for this machine alone, or 0.0.0.0 for all of them.",
                    _ => $"The store cannot listen on {options.Listen} port {options.Port}: {fault.Message}.",
                },
                fault);
        }
    }
}
