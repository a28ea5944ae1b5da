using System.Net;
using System.Text.Json;
using Actors.TestKit;

namespace Actors.Tests.Chaos;

/// <summary>One screen of a shop in a real browser: what breaks around it, what it was seen to show meanwhile, and what the store says that it showed.</summary>
internal sealed class ScreenRun : IAsyncDisposable
{
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(60);

    /// <summary>A page claims what its predecessor left after 5 s, and what it proves goes through a journal.</summary>
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(12);

    private readonly IShop _shop;
    private readonly string _display;
    private readonly TimeProvider _clock;
    private readonly Aftermath _aftermath = new();
    private readonly TcpRelay _line;
    private readonly ShopBrowser _browser;
    private readonly Sight _sight = new(ShopFile.Colours);
    private readonly List<DateTimeOffset> _starts = [];
    private readonly Dictionary<Blow, int> _struck = [];
    private readonly CancellationTokenSource _end = new();
    private Task _watching = Task.CompletedTask;
    private readonly Lateness _late = new();
    private IReadOnlyList<KeptPlay> _proofs = [];

    private ScreenRun(IShop shop, string display, string pathAndToken, string folder, TimeProvider clock)
    {
        (_shop, _display, _clock) = (shop, display, clock);
        var host = shop.DisplayHosts[0];
        _line = new TcpRelay(new IPEndPoint(host.Host == "127.0.0.1" ? IPAddress.Loopback : IPAddress.Parse(host.Host), host.Port));
        var profile = Directory.CreateTempSubdirectory("actors-profile-").FullName;
        _aftermath.Undo($"rm -rf {profile}");
        _browser = new ShopBrowser(profile, new Uri($"http://127.0.0.1:{_line.Port}{pathAndToken}"), _sight, Path.Combine(folder, "browser.log"), _aftermath, clock);
    }

    /// <summary>What can be broken here.</summary>
    public IReadOnlyList<Blow> Blows => [.. _shop.Parts.Any(part => part.Kind == PartKind.DisplayHost) ? [Blow.DisplayHost] : Array.Empty<Blow>(), Blow.Silo, Blow.Browser, Blow.Cut, Blow.Silence];

    public static async Task<ScreenRun> OpenAsync(IShop shop, string folder, TimeProvider clock)
    {
        using var screens = JsonDocument.Parse(await shop.Http.GetStringAsync(new Uri(shop.Servers[0], "api/v1/screens")));
        var screen = screens.RootElement.EnumerateArray().First(each => each.GetProperty("id").GetString() == shop.File.Displays[0]);
        var run = new ScreenRun(shop, shop.File.Displays[0], new Uri(screen.GetProperty("address").GetString()!).PathAndQuery, folder, clock);
        run._watching = run.WatchTimeAsync();
        var began = clock.GetUtcNow();
        run._starts.Add(await run._browser.StartAsync());
        await run._sight.ContentAfterAsync(began, Recovery, clock);
        return run;
    }

    /// <summary>Breaks something at a point of play, and waits until the screen shows content that was drawn after it was whole again.</summary>
    public async Task StrikeAsync(PlayPoint point)
    {
        await Task.Delay(point.After, _clock);
        _struck[point.Blow] = _struck.GetValueOrDefault(point.Blow) + 1;
        switch (point.Blow)
        {
            case Blow.Browser:
                await _browser.KillAsync();
                await Task.Delay(point.Hold, _clock);
                _starts.Add(await _browser.StartAsync());
                break;
            case Blow.Cut:
                _line.Cut();
                await Task.Delay(point.Hold, _clock);
                _line.Mend();
                break;
            case Blow.Silence:
                _line.Hold();
                await Task.Delay(point.Hold, _clock);
                _line.Mend();
                break;
            default:
                var parts = _shop.Parts.Where(part => point.Blow == Blow.DisplayHost ? part.Kind == PartKind.DisplayHost : part.Kind is PartKind.Silo or PartKind.Store).ToList();

                // The screen is served by the first display host; any silo may have its lane.
                var part = point.Blow == Blow.DisplayHost ? parts[0] : parts[point.Which % parts.Count];
                await part.KillAsync();
                await Task.Delay(point.Hold, _clock);
                await part.StartAsync();
                break;
        }

        await _sight.ContentAfterAsync(_clock.GetUtcNow(), Recovery, _clock);
    }

    /// <summary>Lets everything arrive, and compares what was on until now.</summary>
    public async Task<ScreenVerdict> JudgeAsync()
    {
        var until = _clock.GetUtcNow();
        await Task.Delay(Drain, _clock);
        var (plays, blanks) = PlayJudge.Join(_sight.Pictures, _starts, _clock.GetUtcNow());
        var facts = await _shop.ReadFactsAsync();
        var proofs = facts.Where(fact => fact.Kind == "play" && fact.Subject == _display).Select(Read).ToList();
        _proofs = proofs;
        return new ScreenVerdict(
            plays.Count(play => play.From < until), proofs.Count(proof => proof.At < until), [.. blanks.Where(blank => blank.From > plays[0].From)], _struck, _browser.Errors,
            plays.Count(play => PlayJudge.IsFlash(play, _late)), _late.Worst, PlayJudge.Compare(plays, proofs, until, _late));
    }

    /// <summary>Writes every picture that was seen and every proof, a line each, for whoever wants to know what led to a sentence.</summary>
    public void Save(string path) => File.WriteAllLines(path, _sight.Pictures.Select(picture => $"{picture.At:HH:mm:ss.fff} {picture.Content ?? "(two)"}")
        .Concat(_proofs.OrderBy(proof => proof.At).Select(proof => $"{proof.At:HH:mm:ss.fff} {proof.Content} is proved for {proof.Length.TotalMilliseconds:0} ms, {proof.Key}")));

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _watching;
        _end.Dispose();
        await _browser.DisposeAsync();
        await _line.DisposeAsync();
        await _aftermath.DisposeAsync();
    }

    private async Task WatchTimeAsync()
    {
        var tick = TimeSpan.FromMilliseconds(50);
        while (!_end.IsCancellationRequested)
        {
            var began = _clock.GetTimestamp();
            await Task.Delay(tick, _clock, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var late = _clock.GetElapsedTime(began) - tick;
            _late.Note(_clock.GetUtcNow() - late, late);
        }
    }

    private static KeptPlay Read(KeptFact fact)
    {
        using var body = JsonDocument.Parse(fact.Body);
        return new KeptPlay(fact.Key, body.RootElement.GetProperty("contentId").GetString()!, fact.At, TimeSpan.FromMilliseconds(body.RootElement.GetProperty("durationMs").GetDouble()));
    }
}
