using System.Net;
using System.Net.Sockets;
using Actors.Clusters;
using Actors.Displays;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Actors.Tests;

/// <summary>A display host on a port of its own that can be stopped and started again at the same address with the same folder.</summary>
internal sealed class PlayerHost(PlayerStore store, Action<DisplayHostOptions>? configure = null, IClusterGate? gate = null, TimeProvider? clock = null) : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("actors-player-").FullName;
    private readonly int _port = FreePort();
    private WebApplication? _app;

    public Uri Address => new($"http://127.0.0.1:{_port}");

    public string CacheFolder => _folder;

    public IServiceProvider Services => _app!.Services;

    public string ScreenPath => _app!.Services.GetRequiredService<ScreenTokens>().PathFor(PlayerStore.Screen);

    public Uri ScreenAddress => new(Address, ScreenPath);

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(Address.ToString());
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(store.Grains);
        builder.Services.AddSingleton(clock ?? TimeProvider.System);
        if (gate is null)
        {
            builder.Services.AddSingleton<IContentSource>(store);
        }
        else
        {
            builder.Services.AddSingleton(gate);
            builder.Services.AddSingleton<IContentSource, GrainContentSource>();
        }

        builder.Services.AddActorsDisplayHost(options =>
        {
            options.StoreName = "Markt am Park";
            options.Operator = "Markt am Park GmbH";
            options.Contact = "datenschutz@markt-am-park.example";
            options.CacheFolder = _folder;
            options.TokenSecret = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
            options.PingInterval = TimeSpan.FromSeconds(1);
            options.Lanes.Add(new LaneSite(PlayerStore.Lane, "Kasse 1", [PlayerStore.Screen], Cameras: 1, SimulatedCameras: 0));
            configure?.Invoke(options);
        });
        _app = builder.Build();
        _app.UseWebSockets();
        _app.MapActorsDisplayHost();
        await _app.StartAsync();
    }

    public async Task StopAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
            _app = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
