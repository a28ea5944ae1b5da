using System.Globalization;
using Actors.Clusters;
using Actors.Running;
using Actors.Security;
using Actors.Stores;

namespace Actors.Serving;

/// <summary>Two silos, a camera host, a display host and their PostgreSQL, each a program of its own, on this machine's loopback.</summary>
internal sealed class LocalCluster : IAsyncDisposable
{
    private const int TokenSecretBytes = 32;

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);

    private readonly List<IAsyncDisposable> _parts = [];
    private readonly List<StoreProcess> _programs = [];
    private readonly StartingThread _thread = new();

    private LocalCluster(LoadedStore store, OperatorKey key, byte[] tokens, int[] ports)
    {
        Store = store;
        Key = key;
        TokenSecret = tokens;
        Consoles = [Address(ports[0]), Address(ports[1])];
        Screens = Address(ports[2]);
        CameraHost = Address(ports[3]);
    }

    public LoadedStore Store { get; }

    public OperatorKey Key { get; }

    public byte[] TokenSecret { get; }

    /// <summary>The consoles of the two silos.</summary>
    public IReadOnlyList<Uri> Consoles { get; }

    /// <summary>The display host.</summary>
    public Uri Screens { get; }

    public Uri CameraHost { get; }

    /// <summary>How a client reaches the silos.</summary>
    public required ClusterSettings Client { get; init; }

    /// <summary>Completes when a program has ended by itself, with its name.</summary>
    public async Task<string> FailedAsync()
    {
        var ended = await Task.WhenAny(_programs.Select(async program =>
        {
            await program.Ended;
            return program.Name;
        }));
        return await ended;
    }

    /// <summary>Starts everything; when this returns, the addresses answer.</summary>
    /// <exception cref="ActorsException">A part is missing or does not start; the message is one sentence.</exception>
    public static async Task<LocalCluster> StartAsync(LocalOptions options, TextWriter log, TimeProvider clock, CancellationToken cancellationToken)
    {
        var path = options.Store ?? Path.Combine(AppContext.BaseDirectory, "demo", "store.json");
        var store = LoadedStore.Read(path, Path.Combine(options.Home, "demo"));
        var http = options.Port == 0 ? Ports.Free(4) : [.. Enumerable.Range(options.Port, 4)];
        Ports.RefuseTaken(http);
        var inner = Ports.Free(5);

        var folder = Path.Combine(options.Home, "cluster");
        Directory.CreateDirectory(folder);
        var (operatorKey, screenKey) = (Path.Combine(folder, "operator.key"), Path.Combine(folder, "screens.key"));
        var (siloTrust, hostTrust) = (Path.Combine(folder, "trust", "silo"), Path.Combine(folder, "trust", "host"));
        using (var authority = new StoreAuthority(clock, TimeSpan.FromDays(30)))
        {
            authority.Issue(siloTrust, "silo", silo: true);
            authority.Issue(hostTrust, "host", silo: false);
        }

        var cluster = new LocalCluster(store, OperatorKey.LoadOrCreate(operatorKey), SecretFile.LoadOrCreate(screenKey, TokenSecretBytes), http)
        {
            Client = new ClusterSettings
            {
                Id = "local",
                Certificates = ClusterCertificates.Load(hostTrust, clock),
                Gateways = [new GatewayName("127.0.0.1", inner[1]), new GatewayName("127.0.0.1", inner[3])],
            },
        };
        try
        {
            var database = await LocalPostgres.StartAsync(Path.Combine(folder, "postgres"), inner[4], cancellationToken);
            cluster._parts.Add(database);
            var silos = new List<StoreProcess>();
            for (var i = 0; i < 2; i++)
            {
                silos.Add(await cluster.StartAsync(
                    $"silo-{i}",
                    "Actors.Silo.dll",
                    ["serve"],
                    new()
                    {
                        ["ACTORS_CLUSTER__ID"] = "local",
                        ["ACTORS_CLUSTER__NAME"] = $"silo-{i}",
                        ["ACTORS_CLUSTER__SILOPORT"] = Text(inner[2 * i]),
                        ["ACTORS_CLUSTER__GATEWAYPORT"] = Text(inner[(2 * i) + 1]),
                        ["ACTORS_CLUSTER__CERTIFICATES"] = siloTrust,
                        ["ACTORS_DATABASE__HOST"] = "127.0.0.1",
                        ["ACTORS_DATABASE__PORT"] = Text(database.Port),
                        ["ACTORS_DATABASE__NAME"] = "postgres",
                        ["ACTORS_DATABASE__USER"] = database.User,
                        ["ACTORS_DATABASE__PASSWORDFILE"] = database.PasswordFile,
                        ["ACTORS_STORE"] = store.Path,
                        ["ACTORS_HTTP__PORT"] = Text(http[i]),
                        ["ACTORS_OPERATORKEYFILE"] = operatorKey,
                        ["ACTORS_SCREENKEYFILE"] = screenKey,
                        ["ACTORS_SCREENS__URL"] = cluster.Screens.AbsoluteUri,
                        ["ACTORS_HOME"] = options.Home,
                    },
                    options.Verbose ? log : null,
                    clock));
            }

            await Task.WhenAll(silos.Select((silo, i) => silo.BecomeReadyAsync(new Uri(cluster.Consoles[i], "health/live"), StartLimit, cancellationToken)));

            var cameraHost = await cluster.StartAsync("camera host", "Actors.CameraHost.dll", [], cluster.Host(options, hostTrust, "camera-host-0", http[3]), options.Verbose ? log : null, clock);
            var displaySettings = cluster.Host(options, hostTrust, "display-host-0", http[2]);
            displaySettings["ACTORS_SCREENKEYFILE"] = screenKey;
            displaySettings["ACTORS_SCREENS__URL"] = cluster.Screens.AbsoluteUri;
            var displayHost = await cluster.StartAsync("display host", "Actors.DisplayHost.dll", [], displaySettings, options.Verbose ? log : null, clock);
            await Task.WhenAll(
                cameraHost.BecomeReadyAsync(new Uri(cluster.CameraHost, "health/ready"), StartLimit, cancellationToken),
                displayHost.BecomeReadyAsync(new Uri(cluster.Screens, "health/ready"), StartLimit, cancellationToken));
            await Task.WhenAll(silos.Select((silo, i) => silo.BecomeReadyAsync(new Uri(cluster.Consoles[i], "health/ready"), StartLimit, cancellationToken)));
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends the hosts before the silos and the silos before the database, so that each can still say what it has to.</summary>
    public async ValueTask DisposeAsync()
    {
        for (var i = _parts.Count - 1; i >= 0; i--)
        {
            await _parts[i].DisposeAsync();
        }

        _thread.Dispose();
    }

    private async Task<StoreProcess> StartAsync(string name, string assembly, string[] arguments, Dictionary<string, string> settings, TextWriter? log, TimeProvider clock)
    {
        var program = await StoreProcess.StartAsync(name, [Path.Combine(AppContext.BaseDirectory, assembly), .. arguments], settings, _thread, clock, log);
        _parts.Add(program);
        _programs.Add(program);
        return program;
    }

    private Dictionary<string, string> Host(LocalOptions options, string trust, string id, int port) => new()
    {
        ["ACTORS_CLUSTER__ID"] = "local",
        ["ACTORS_CLUSTER__GATEWAYS"] = string.Join(',', Client.Gateways),
        ["ACTORS_CLUSTER__CERTIFICATES"] = trust,
        ["ACTORS_STOREID"] = Store.Settings.StoreId,
        ["ACTORS_HOST__ID"] = id,
        ["ACTORS_HTTP__PORT"] = Text(port),
        ["ACTORS_HOME"] = options.Home,
    };

    private static Uri Address(int port) => new($"http://127.0.0.1:{Text(port)}/");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
