using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Actors.Benchmarks.Screens;

/// <summary>An operator's program that changes what the store's screens show, over HTTP.</summary>
internal sealed class StoreCaller : IDisposable
{
    private const string UsualEntry = "usual", NewsEntry = "news";

    /// <summary>The priority of what plays when nothing has changed.</summary>
    private const int Middle = 50;

    private readonly HttpClient _http;
    private readonly Dictionary<string, string> _versions = [];

    public StoreCaller(Uri address, string key)
    {
        _http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
    }

    /// <summary>Everything that plays while there is neither an emergency nor news.</summary>
    public HashSet<string> UsualContent { get; } = ["bread", "fruit", "coffee"];

    public void Dispose() => _http.Dispose();

    /// <summary>Every screen with the address of its link.</summary>
    public async Task<IReadOnlyList<(string Display, Uri Link)>> ScreensAsync()
    {
        using var answer = JsonDocument.Parse(await _http.GetStringAsync(Address("screens")));
        return [.. answer.RootElement.EnumerateArray().Select(screen =>
        {
            var page = new UriBuilder(screen.GetProperty("address").GetString()!) { Scheme = "ws" };
            page.Path += "/link";
            return (screen.GetProperty("id").GetString()!, page.Uri);
        })];
    }

    public async Task ScheduleUsualAsync()
    {
        await PutAsync("playlists/" + UsualEntry, new { name = "Usual", items = UsualContent.Select(content => new { content }) });
        await PutAsync("playlists/" + NewsEntry, new { name = "News", items = new[] { new { content = ShopPlace.News } } });
        await PutAsync("schedule/" + UsualEntry, Entry(UsualEntry, Middle));
        await PutAsync("schedule/" + NewsEntry, Entry(NewsEntry, Middle - 1));
    }

    /// <summary>Gives the news the higher priority, so that every screen plays them and nothing else.</summary>
    public Task ScheduleNewsAsync() => PutAsync("schedule/" + NewsEntry, Entry(NewsEntry, Middle + 1));

    public Task UnscheduleNewsAsync() => PutAsync("schedule/" + NewsEntry, Entry(NewsEntry, Middle - 1));

    /// <summary>Fires an emergency on every screen. Returns its id.</summary>
    public async Task<string> FireAsync(string headline)
    {
        using var answer = await _http.PostAsJsonAsync(Address("emergencies"), new { headline, text = "Leave the building calmly.", severity = "severe", minutes = 10 });
        await CheckAsync(answer);
        using var fired = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return fired.RootElement.GetProperty("id").GetString()!;
    }

    public async Task RevokeAsync(string emergency)
    {
        using var answer = await _http.DeleteAsync(Address("emergencies/" + Uri.EscapeDataString(emergency)));
        await CheckAsync(answer);
    }

    private static object Entry(string name, int priority) => new { name, playlist = name, priority };

    /// <summary>Makes an item, or replaces the version of it that this program made last.</summary>
    private async Task PutAsync(string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, Address(path)) { Content = JsonContent.Create(body, options: JsonSerializerOptions.Web) };
        var (condition, version) = _versions.TryGetValue(path, out var tag) ? ("If-Match", tag) : ("If-None-Match", "*");
        request.Headers.TryAddWithoutValidation(condition, version);
        using var answer = await _http.SendAsync(request);
        await CheckAsync(answer);
        _versions[path] = answer.Headers.ETag!.ToString();
    }

    private static async Task CheckAsync(HttpResponseMessage answer)
    {
        if (!answer.IsSuccessStatusCode)
        {
            throw new BenchmarkException($"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri} was answered with {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        }
    }

    private static Uri Address(string path) => new("/api/v1/" + path, UriKind.Relative);
}
