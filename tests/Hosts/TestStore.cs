using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Actors.Library;
using Actors.Running;
using Actors.TestKit;

namespace Actors.Tests;

/// <summary>A real store on a port of its own with three simulated lanes. It can be stopped and started again with what it kept.</summary>
internal sealed class TestStore : IAsyncDisposable
{
    /// <summary>Nothing listens on port 1 of any machine one would test on.</summary>
    private const string UnreachableCamera = "http://127.0.0.1:1/stream";

    private readonly string _folder = Directory.CreateTempSubdirectory("actors-store-").FullName;
    private StoreServer? _server;

    /// <param name="unreachableCamera">Whether the entrance's camera is a real one that cannot be reached; such a store needs the models.</param>
    /// <param name="displayFields">More fields of the first display, after a comma.</param>
    public TestStore(bool unreachableCamera = false, string displayFields = "")
    {
        if (unreachableCamera)
        {
            Directory.CreateDirectory(Home);
            foreach (var made in (string[])["models", "npm"])
            {
                Directory.CreateSymbolicLink(Path.Combine(Home, made), Path.Combine(Workplace.Home, made));
            }
        }

        Directory.CreateDirectory(Path.Combine(_folder, "content"));
        File.WriteAllText(Path.Combine(_folder, "content", "hello.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 16 9\"><rect width=\"16\" height=\"9\" fill=\"#176b55\"/></svg>");
        File.WriteAllText(Path.Combine(_folder, "content", "tea.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 16 9\"><rect width=\"16\" height=\"9\" fill=\"#c2611f\"/></svg>");
        File.WriteAllText(StoreFile, $$"""
            {
              "id": "t1", "name": "Test market", "zone": "Europe/Berlin", "operator": "Test market", "contact": "privacy@test.example",
              "lanes": [
                { "id": "checkout-1", "name": "Checkout 1", "kind": "checkout", "mode": "demographics", "noticeIsUp": true,
                  "cameras": [{ "id": "cam-1", "source": "sim:groups?seed=7" }], "displays": [{ "id": "screen-1"{{displayFields}} }],
                  "restricted": [{ "category": "alcohol", "from": "20:00", "to": "06:00" }] },
                { "id": "checkout-2", "name": "Checkout 2", "kind": "checkout",
                  "cameras": [{ "id": "cam-1", "source": "sim:groups?seed=8" }], "displays": [{ "id": "screen-1" }] },
                { "id": "entrance", "name": "Entrance", "kind": "entrance", "mode": "demographics", "noticeIsUp": true,
                  "cameras": [{ "id": "cam-1", "source": "{{(unreachableCamera ? UnreachableCamera : "sim:groups?seed=9")}}" }], "displays": [{ "id": "screen-1" }] }
              ],
              "content": [
                { "id": "hello", "title": "Hello", "file": "content/hello.svg", "minimumSeconds": 1, "maximumSeconds": 3, "default": true },
                { "id": "tea", "title": "Tea", "file": "content/tea.svg", "minimumSeconds": 1, "maximumSeconds": 3, "audience": { "minimumPeople": 1 } }
              ]
            }
            """);
    }

    public string StoreFile => Path.Combine(_folder, "store.json");

    public string Home => Path.Combine(_folder, "home");

    public UpOptions Options => new() { Home = Home, Store = StoreFile, Port = 0 };

    public StoreServer Server => _server ?? throw new InvalidOperationException("The store is not started.");

    public static async Task<TestStore> StartedAsync(bool unreachableCamera = false)
    {
        var store = new TestStore(unreachableCamera);
        await store.StartAsync();
        return store;
    }

    public async Task StartAsync(int port = 0, IPAddress? listen = null, LibraryLimits? library = null) =>
        _server = await StoreServer.StartAsync(Options with { Port = port, Listen = listen ?? IPAddress.Loopback, Library = library ?? new LibraryLimits() }, TimeProvider.System, CancellationToken.None);

    public async Task StopAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
            _server = null;
        }
    }

    /// <summary>A caller with the given key, or with none.</summary>
    public HttpClient Client(string? key = null)
    {
        var client = new HttpClient { BaseAddress = new Uri(Server.Address), Timeout = TimeSpan.FromSeconds(20) };
        client.DefaultRequestHeaders.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    public async Task SetModeAsync(string lane, string mode)
    {
        using var client = Client(Server.Key.Text);
        (await client.PutAsJsonAsync($"/api/v1/lanes/{lane}/mode", new { mode, noticeIsUp = true })).EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
