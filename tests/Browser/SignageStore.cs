using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Actors.Displays;
using Actors.Facts;
using Actors.Running;

namespace Actors.Tests;

/// <summary>A piece of content for a store file.</summary>
/// <param name="Id">Its id and, with the extension, its file's name.</param>
/// <param name="Extension">Of its file, which tells what it is.</param>
/// <param name="Bytes">The file.</param>
/// <param name="Seconds">How long it is on.</param>
internal sealed record StoreSpot(string Id, string Extension, byte[] Bytes, double Seconds)
{
    /// <summary>A picture of stripes in one colour, so that a screenshot tells that it is not blank.</summary>
    public static StoreSpot Stripes(string id, string colour, double seconds) => new(id, ".svg", Encoding.UTF8.GetBytes(
        $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 90"><rect width="160" height="90" fill="{colour}"/><path d="M0 15h160M0 45h160M0 75h160" stroke="#fff" stroke-width="10"/></svg>"""), seconds);
}

/// <summary>A whole store in this process, by whatever clock: one lane, one screen, no camera, and what the test schedules over HTTP.</summary>
internal sealed class SignageStore : IAsyncDisposable
{
    public const string Display = "s1/aisle-1/screen-1";

    private readonly string _folder;
    private readonly HttpClient _http;
    private readonly StoreServer _server;

    private SignageStore(string folder, StoreServer server)
    {
        _folder = folder;
        _server = server;
        _http = new HttpClient { BaseAddress = new Uri(server.Address) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", server.Key.Text);
    }

    public string ScreenAddress => _server.ScreenAddress(Display);

    /// <param name="clock">The store's clock.</param>
    /// <param name="content">The store file's content; the first piece of it plays where nothing is scheduled.</param>
    /// <param name="ping">How often the page is asked whether it is alive; null for as often as in a shop.</param>
    public static async Task<SignageStore> StartAsync(TimeProvider clock, IReadOnlyList<StoreSpot> content, TimeSpan? ping = null)
    {
        var folder = Directory.CreateTempSubdirectory("actors-signage-").FullName;
        foreach (var spot in content)
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, spot.Id + spot.Extension), spot.Bytes);
        }

        var file = Path.Combine(folder, "store.json");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new
        {
            id = "s1",
            name = "One screen",
            zone = "Europe/Berlin",
            @operator = "One screen",
            contact = "privacy@screen.example",
            lanes = new[] { new { id = "aisle-1", name = "Aisle 1", kind = "aisle", displays = new[] { new { id = "screen-1" } } } },
            content = content.Select((spot, i) => new { id = spot.Id, title = spot.Id, file = spot.Id + spot.Extension, minimumSeconds = 1, maximumSeconds = spot.Seconds, @default = i == 0 }),
        }));
        var options = new UpOptions { Home = Path.Combine(folder, "home"), Store = file, Port = 0, PingInterval = ping };
        return new SignageStore(folder, await StoreServer.StartAsync(options, clock, CancellationToken.None));
    }

    /// <summary>Makes an item of the store's signage, as an operator does.</summary>
    public async Task MakeAsync(string path, object item)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri("/api/v1/" + path, UriKind.Relative)) { Content = JsonContent.Create(item, options: JsonSerializerOptions.Web) };
        request.Headers.TryAddWithoutValidation("If-None-Match", "*");
        using var answer = await _http.SendAsync(request);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    /// <summary>Every proof of play that the store has, in order of time.</summary>
    public async Task<IReadOnlyList<PlayProof>> ProofsAsync(DateTimeOffset from, DateTimeOffset to)
    {
        using var facts = new SqliteFactLog(Path.Combine(_folder, "home", "state", "facts.db"));
        var proofs = new List<PlayProof>();
        await foreach (var fact in facts.ReadAsync(PlayFact.Kind, "s1", from, to, CancellationToken.None))
        {
            proofs.Add(PlayFact.From(fact).Proof);
        }

        return proofs;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
