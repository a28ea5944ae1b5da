using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Actors.Benchmarks.Screens;

/// <summary>All pages of the store, in a process of their own; it makes the changes too, so that one clock times both ends.</summary>
internal sealed class PagesProgram : IAsyncDisposable
{
    public const string Verb = "screens-pages";
    public const string Ready = "pages";

    private static readonly TimeSpan OpenPatience = TimeSpan.FromSeconds(120);

    /// <summary>When the last screen has a change, the store still writes down what each of them has said of it; the next change finds it at rest.</summary>
    private static readonly TimeSpan BetweenChanges = TimeSpan.FromSeconds(2);

    private readonly TimeProvider _clock;
    private readonly StoreCaller _store;
    private readonly Uri _floor;
    private readonly PageCounts _counts = new();
    private readonly CancellationTokenSource _end = new();
    private readonly List<Task> _pages = [];
    private IReadOnlyList<string> _displays = [];
    private ChangeTimes? _times;

    private PagesProgram(StoreCaller store, Uri floor, TimeProvider clock) => (_store, _floor, _clock) = (store, floor, clock);

    /// <param name="arguments">The store's address, its key, and the floor's address.</param>
    /// <param name="clock">Times everything.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TimeProvider clock)
    {
        ThreadPool.SetMinThreads(16, 16);
        using var store = new StoreCaller(new Uri(arguments[0]), arguments[1]);
        await using var pages = new PagesProgram(store, new Uri(arguments[2]), clock);
        Console.WriteLine(Ready);
        while (await Console.In.ReadLineAsync() is { } line)
        {
            Console.WriteLine((await pages.DoAsync(line.Split(' '))).ToJsonString());
        }

        return 0;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_pages).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    private async Task<JsonObject> DoAsync(string[] words) => words switch
    {
        ["open"] => await OpenAsync(),
        ["rest", var seconds] => await RestAsync(TimeSpan.FromSeconds(Number(seconds))),
        ["emergencies", var changes] => await EmergenciesAsync(Number(changes)),
        ["schedules", var changes] => await SchedulesAsync(Number(changes)),
        ["floor", var changes, var bytes, var sockets] => await PushesAsync(Number(changes), Number(bytes), Number(sockets)),
        _ => throw new BenchmarkException($"'{string.Join(' ', words)}' is no word of this program."),
    };

    /// <summary>Opens a page for every screen, a few at a time as screens come up in a shop.</summary>
    private async Task<JsonObject> OpenAsync()
    {
        var began = _clock.GetTimestamp();
        await _store.ScheduleUsualAsync();
        var screens = await _store.ScreensAsync();
        _displays = [.. screens.Select(screen => screen.Display)];
        foreach (var group in screens.Chunk(20))
        {
            await Task.WhenAll(group.Select(screen => OpenAsync(new BarePage(screen.Display, screen.Link, _counts, _clock) { Told = (display, content, bytes) => _times?.Told(display, content, bytes) })));
        }

        return new JsonObject { ["seconds"] = _clock.GetElapsedTime(began).TotalSeconds };
    }

    private async Task OpenAsync(BarePage page)
    {
        var opened = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = page.RunAsync(opened.SetResult, _end.Token);
        _pages.Add(running);
        await (await Task.WhenAny(opened.Task, running)).WaitAsync(OpenPatience, _clock);
    }

    private async Task<JsonObject> RestAsync(TimeSpan time)
    {
        var (began, programs, proved) = (_clock.GetTimestamp(), _counts.Programs, _counts.ProvedPlays);
        await Task.Delay(time, _clock);
        return new JsonObject
        {
            ["seconds"] = _clock.GetElapsedTime(began).TotalSeconds,
            ["programs"] = (double)(_counts.Programs - programs),
            ["proved"] = (double)(_counts.ProvedPlays - proved),
        };
    }

    private async Task<JsonObject> EmergenciesAsync(int changes)
    {
        var times = _times = new ChangeTimes(_displays.Count, _clock);
        var usual = _store.UsualContent;
        for (var i = 0; i < changes; i++)
        {
            string? fired = null;
            await times.MeasureAsync(_displays, content => !usual.Contains(content), async () => fired = await _store.FireAsync($"Drill {i + 1}"));
            await Task.Delay(BetweenChanges, _clock);
            await times.MeasureAsync(_displays, usual.Contains, () => _store.RevokeAsync(fired!));
            await Task.Delay(BetweenChanges, _clock);
        }

        _times = null;
        return times.ToJson();
    }

    private async Task<JsonObject> SchedulesAsync(int changes)
    {
        var times = _times = new ChangeTimes(_displays.Count, _clock);
        for (var i = 0; i < changes; i++)
        {
            await times.MeasureAsync(_displays, content => content == ShopPlace.News, _store.ScheduleNewsAsync);
            await Task.Delay(BetweenChanges, _clock);
            await times.MeasureAsync(_displays, content => content != ShopPlace.News, _store.UnscheduleNewsAsync);
            await Task.Delay(BetweenChanges, _clock);
        }

        _times = null;
        return times.ToJson();
    }

    /// <summary>The same bytes into as many sockets from a server that does nothing else.</summary>
    private async Task<JsonObject> PushesAsync(int changes, int bytes, int sockets)
    {
        using var end = new CancellationTokenSource();
        using var http = new HttpClient();
        var names = Enumerable.Range(0, sockets).Select(i => i.ToString(CultureInfo.InvariantCulture)).ToList();
        var times = new ChangeTimes(sockets, _clock);
        var link = new UriBuilder(_floor) { Scheme = "ws", Path = "/link" }.Uri;
        var bare = await Task.WhenAll(names.Select(name => PushedSocket.OpenAsync(link, length => times.Told(name, name, length), end.Token)));
        for (var i = 0; i < changes; i++)
        {
            await times.MeasureAsync(names, _ => true, async () => (await http.PostAsync(new Uri(_floor, $"/push?bytes={bytes}"), null)).Dispose());
            await Task.Delay(BetweenChanges, _clock);
        }

        await end.CancelAsync();
        await Task.WhenAll(bare.Select(socket => socket.Ended));
        var answer = times.ToJson();
        answer["lost"] = (double)_counts.LostLinks;
        return answer;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
