using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Actors.TestKit;
using Microsoft.Data.Sqlite;

namespace Actors.Tests.Chaos;

/// <summary>A store on one box: everything in one process of the embedded engine.</summary>
internal sealed class OneBox : IShop
{
    private readonly Aftermath _aftermath = new();
    private readonly ProgramPart _store;

    private OneBox(string folder, int seed, int lanes, double longest)
    {
        var port = FreePort();
        var address = new Uri($"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}");
        var disk = new Disk(_aftermath, megabytes: 48);
        var shop = Directory.CreateDirectory(Path.Combine(folder, "shop")).FullName;
        File = ShopFile.Write(shop, lanes, longest, seed);
        (Servers, DisplayHosts) = ([address], [address]);
        Http = new HttpClient { Timeout = TimeSpan.FromSeconds(8) };
        _store = new ProgramPart(
            "store", PartKind.Store, socket: null, disk,
            ["dotnet", Program!, "up", "--store", File.Path, "--port", port.ToString(CultureInfo.InvariantCulture), "--home", disk.Folder],
            new Dictionary<string, string>(), new Uri(address, "health/ready"), Path.Combine(folder, "store.log"), _aftermath, Http, TimeProvider.System);
    }

    /// <summary>The program of the default build; null when it is not built.</summary>
    public static string? Program { get; } = new[] { Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/')), "release", "debug" }
        .Select(kind => Path.Combine(Workplace.Root, "artifacts", "bin", "Actors.Silo", kind, "Actors.Silo.dll")).FirstOrDefault(System.IO.File.Exists);

    public ShopFile File { get; }

    public IReadOnlyList<Part> Parts => [_store];

    public IReadOnlyList<Uri> Servers { get; }

    public IReadOnlyList<Uri> DisplayHosts { get; }

    public HttpClient Http { get; }

    public static async Task<OneBox> OpenAsync(string folder, int seed, int lanes = 8, double longest = 3)
    {
        var shop = new OneBox(folder, seed, lanes, longest);
        try
        {
            await shop._store.StartAsync();
            shop.Http.DefaultRequestHeaders.Add("X-Actors-Key", (await System.IO.File.ReadAllTextAsync(Path.Combine(shop._store.Disk.Folder, "state", "operator.key"))).Trim());
            return shop;
        }
        catch
        {
            await shop.DisposeAsync();
            throw;
        }
    }

    public async Task<IReadOnlyList<KeptFact>> ReadFactsAsync()
    {
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(_store.Disk.Folder, "state", "facts.db"), Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var query = connection.CreateCommand();
        query.CommandText = "SELECT kind, key, subject, body, at FROM fact";
        var facts = new List<KeptFact>();
        await using var rows = await query.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            facts.Add(new KeptFact(rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.GetString(3), DateTimeOffset.Parse(rows.GetString(4), CultureInfo.InvariantCulture)));
        }

        return facts;
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        await _aftermath.DisposeAsync();
        Http.Dispose();
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
