using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Actors.Clusters;
using Actors.TestKit;
using Npgsql;

namespace Actors.Tests.Chaos;

/// <summary>A store on a cluster: three silos, two camera hosts, two display hosts and PostgreSQL, each a computer of its own in one network.</summary>
internal sealed class Cluster : IShop
{
    private const int Silos = 3, Hosts = 2;
    private const int Http80 = 8080, GatewayPort = 30000;

    private readonly Aftermath _aftermath = new();
    private readonly List<ProgramPart> _programs = [];
    private readonly string _folder;
    private readonly string _operatorKey;
    private readonly string _screenKey;
    private DatabasePart? _database;

    private Cluster(string folder, int lanes, double longest, int seed)
    {
        _folder = folder;
        var shop = Directory.CreateDirectory(Path.Combine(folder, "shop")).FullName;
        File = ShopFile.Write(shop, lanes, longest, seed);
        (_operatorKey, _screenKey) = (Secret("operator.key"), Secret("screens.key"));
        Http = new HttpClient { Timeout = TimeSpan.FromSeconds(8) };
        Http.DefaultRequestHeaders.Add("X-Actors-Key", System.IO.File.ReadAllText(_operatorKey));
    }

    /// <summary>The folder of the Orleans build's programs; null when there is none.</summary>
    public static string? Programs { get; } = new[] { Environment.GetEnvironmentVariable("ACTORS_ORLEANS_PROGRAMS"), Path.Combine(Workplace.Root, "artifacts", "orleans", "bin", "Actors.Silo", "release") }
        .FirstOrDefault(folder => folder is not null && System.IO.File.Exists(Path.Combine(folder, "Actors.Silo.dll")) && System.IO.File.Exists(Path.Combine(folder, "Orleans.Runtime.dll")));

    /// <summary>Why there can be no cluster here, as a sentence; null when there can.</summary>
    public static string? Missing => Programs is null ? "The programs of the Orleans build are not here; ACTORS_ORLEANS_PROGRAMS names their folder."
        : PostgresServer.Programs is null ? "PostgreSQL is not installed; ./actors test does it."
        : Machine.NetworkMissing;

    public ShopFile File { get; }

    public IReadOnlyList<Part> Parts => [.. _programs, _database!];

    public IReadOnlyList<Uri> Servers { get; private set; } = [];

    public IReadOnlyList<Uri> DisplayHosts { get; private set; } = [];

    public HttpClient Http { get; }

    public static async Task<Cluster> OpenAsync(string folder, int seed, int lanes = 10, double longest = 3)
    {
        var cluster = new Cluster(folder, lanes, longest, seed);
        try
        {
            await cluster.StartAsync();
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public async Task<IReadOnlyList<KeptFact>> ReadFactsAsync()
    {
        await using var connection = new NpgsqlConnection(_database!.Server.ConnectionString("postgres", isPooled: false));
        await connection.OpenAsync();
        await using var query = new NpgsqlCommand("SELECT kind, key, subject, body::text, at FROM actors.fact", connection);
        var facts = new List<KeptFact>();
        await using var rows = await query.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            facts.Add(new KeptFact(rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.GetString(3), rows.GetFieldValue<DateTimeOffset>(4)));
        }

        return facts;
    }

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_programs.Select(program => program.DisposeAsync().AsTask()));
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        await _aftermath.DisposeAsync();
        Http.Dispose();
    }

    private async Task StartAsync()
    {
        var bridge = new Bridge(_aftermath);
        var databaseDisk = new Disk(_aftermath, megabytes: 256);
        var databaseSocket = bridge.Plug();
        _database = new DatabasePart(await PostgresServer.StartAsync(new PostgresPlace(databaseSocket.Address, databaseSocket.Namespace, databaseDisk.Folder)), databaseSocket, databaseDisk);

        var silos = Enumerable.Range(0, Silos).Select(_ => bridge.Plug()).ToArray();
        var cameraHosts = Enumerable.Range(0, Hosts).Select(_ => bridge.Plug()).ToArray();
        var displayHosts = Enumerable.Range(0, Hosts).Select(_ => bridge.Plug()).ToArray();
        (Servers, DisplayHosts) = ([.. silos.Select(Address)], [.. displayHosts.Select(Address)]);
        var gateways = string.Join(',', silos.Select(silo => $"{silo.Address}:{GatewayPort}"));
        using (var authority = new StoreAuthority(TimeProvider.System, TimeSpan.FromDays(2)))
        {
            foreach (var (socket, i) in silos.Select((socket, i) => (socket, i)))
            {
                var name = $"silo-{i}";
                Add(name, PartKind.Silo, socket, "Actors.Silo.dll", ["serve"], Trust(authority, name, silo: true), new()
                {
                    ["ACTORS_CLUSTER__NAME"] = name,
                    ["ACTORS_CLUSTER__ADDRESS"] = socket.Address,
                    ["ACTORS_DATABASE__HOST"] = databaseSocket.Address,
                    ["ACTORS_DATABASE__PORT"] = _database.Server.Port.ToString(CultureInfo.InvariantCulture),
                    ["ACTORS_DATABASE__NAME"] = "postgres",
                    ["ACTORS_DATABASE__USER"] = PostgresServer.User,
                    ["ACTORS_DATABASE__PASSWORDFILE"] = _database.Server.PasswordFile,
                    ["ACTORS_STORE"] = File.Path,
                    ["ACTORS_OPERATORKEYFILE"] = _operatorKey,
                    ["ACTORS_SCREENKEYFILE"] = _screenKey,
                    ["ACTORS_SCREENS__URL"] = DisplayHosts[0].AbsoluteUri,
                });
            }

            foreach (var (socket, i) in cameraHosts.Select((socket, i) => (socket, i)))
            {
                var name = $"camera-host-{i}";
                Add(name, PartKind.CameraHost, socket, "Actors.CameraHost.dll", [], Trust(authority, name, silo: false), Host(name, gateways));
            }

            foreach (var (socket, i) in displayHosts.Select((socket, i) => (socket, i)))
            {
                var name = $"display-host-{i}";
                var settings = Host(name, gateways);
                settings["ACTORS_SCREENKEYFILE"] = _screenKey;
                settings["ACTORS_SCREENS__URL"] = Address(socket).AbsoluteUri;
                Add(name, PartKind.DisplayHost, socket, "Actors.DisplayHost.dll", [], Trust(authority, name, silo: false), settings);
            }
        }

        await Task.WhenAll(_programs.Where(program => program.Kind == PartKind.Silo).Select(program => program.StartAsync()));
        await Task.WhenAll(_programs.Select(program => program.StartAsync()));
    }

    private void Add(string name, PartKind kind, Bridge.Socket socket, string assembly, string[] arguments, string trust, Dictionary<string, string> settings)
    {
        var disk = new Disk(_aftermath, megabytes: 32);
        settings["ACTORS_CLUSTER__ID"] = "chaos";
        settings["ACTORS_CLUSTER__CERTIFICATES"] = trust;
        settings["ACTORS_HTTP__LISTEN"] = socket.Address;
        settings["ACTORS_HTTP__PORT"] = Http80.ToString(CultureInfo.InvariantCulture);
        settings["ACTORS_HOME"] = disk.Folder;
        _programs.Add(new ProgramPart(
            name, kind, socket, disk, ["dotnet", Path.Combine(Programs!, assembly), .. arguments], settings,
            new Uri(Address(socket), "health/ready"), Path.Combine(_folder, name + ".log"), _aftermath, Http, TimeProvider.System));
    }

    private static Dictionary<string, string> Host(string name, string gateways) => new()
    {
        ["ACTORS_CLUSTER__GATEWAYS"] = gateways,
        ["ACTORS_STOREID"] = "s1",
        ["ACTORS_HOST__ID"] = name,
    };

    private static Uri Address(Bridge.Socket socket) => new($"http://{socket.Address}:{Http80}");

    private string Trust(StoreAuthority authority, string name, bool silo)
    {
        var folder = Path.Combine(_folder, "trust", name);
        authority.Issue(folder, name, silo);
        return folder;
    }

    private string Secret(string name)
    {
        var file = Path.Combine(_folder, name);
        System.IO.File.WriteAllText(file, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));
        return file;
    }
}
