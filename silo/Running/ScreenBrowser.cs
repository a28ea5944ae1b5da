using System.Collections.Immutable;

namespace Actors.Running;

/// <summary>
/// A headless Chromium with a window for every screen, so that a run measures what a screen would have shown; a window each, because a hidden tab
/// paints nothing. It is watched from outside, as no page can watch itself: a window that crashed, is gone or does not answer is opened anew, and
/// the browser is started again when it dies, with what its pages had kept.
/// </summary>
internal sealed class ScreenBrowser : IAsyncDisposable
{
    private static readonly string[] Programs = ["chromium", "chromium-browser", "google-chrome"];

    private const int MostMisses = 2;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly string _program;
    private readonly ImmutableArray<string> _addresses;
    private readonly TimeProvider _clock;
    private readonly string _profile = Directory.CreateTempSubdirectory("actors-screens-").FullName;
    private readonly CancellationTokenSource _end = new();
    private readonly Dictionary<string, Window> _windows = new(StringComparer.Ordinal);
    private Task _watching = Task.CompletedTask;
    private BrowserProcess? _browser;

    private ScreenBrowser(string program, IEnumerable<string> addresses, TimeProvider clock)
    {
        _program = program;
        _addresses = [.. addresses];
        _clock = clock;
    }

    /// <summary>Of the browser that runs now; 0 while it is started again.</summary>
    public int ProcessId => Volatile.Read(ref _browser)?.Id ?? 0;

    /// <summary>How many windows were opened anew.</summary>
    public int Reopened { get; private set; }

    /// <summary>How many times the browser was started again.</summary>
    public int Restarted { get; private set; }

    /// <summary>The browser's program; null when none is on the path.</summary>
    public static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => Programs.Select(program => Path.Combine(folder, program)))
        .FirstOrDefault(File.Exists);

    /// <summary>Opens every address in a window of its own.</summary>
    /// <exception cref="StartRefusedException">The browser does not start.</exception>
    public static async Task<ScreenBrowser> OpenAsync(string program, IEnumerable<string> addresses, TimeProvider clock, CancellationToken cancellationToken)
    {
        var screens = new ScreenBrowser(program, addresses, clock);
        try
        {
            await screens.StartAsync(cancellationToken);
            screens._watching = screens.WatchAsync();
            return screens;
        }
        catch (Exception fault)
        {
            await screens.DisposeAsync();
            cancellationToken.ThrowIfCancellationRequested();
            throw new StartRefusedException($"The browser '{program}' did not open the screens: {fault.Message}", fault);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _watching;
        await StopAsync();
        _end.Dispose();
        try
        {
            Directory.Delete(_profile, recursive: true);
        }
        catch (IOException)
        {
            // The last of the browser's processes may still be writing; the folder is temporary anyway.
        }
    }

    private async Task StartAsync(CancellationToken cancellationToken)
    {
        Volatile.Write(ref _browser, await BrowserProcess.StartAsync(_program, _profile, _addresses.Select(address => new Uri(address).Host), _clock, cancellationToken));
        foreach (var address in _addresses)
        {
            _windows[address] = await OpenWindowAsync(address, cancellationToken);
        }
    }

    private async Task StopAsync()
    {
        _windows.Clear();
        if (_browser is { } browser)
        {
            Volatile.Write(ref _browser, null);
            await browser.DisposeAsync();
        }
    }

    private async Task WatchAsync()
    {
        var cancellationToken = _end.Token;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                if (_browser is null)
                {
                    await StartAsync(cancellationToken);
                    Restarted++;
                }

                await LookAsync(_browser!.Tools, cancellationToken);
            }
            catch (Exception) when (!cancellationToken.IsCancellationRequested)
            {
                // The browser is gone, or cannot even open a window: it is started again, and again if need be.
                await StopAsync();
                await Task.Delay(Pause, _clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                // The run ends.
            }
        }
    }

    /// <summary>Waits for a window to go, or for the next look at all of them, and opens those anew that are no good.</summary>
    private async Task LookAsync(DevTools tools, CancellationToken cancellationToken)
    {
        using var wait = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var gone = tools.Gone.WaitToReadAsync(wait.Token).AsTask();
        var tick = Task.Delay(Interval, _clock, wait.Token);
        await Task.WhenAny(gone, tick);
        if (gone.IsCompletedSuccessfully && !await gone)
        {
            throw new IOException("The browser is gone.");
        }

        await wait.CancelAsync();
        await Task.WhenAll(gone, tick).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        var lost = new HashSet<string>(StringComparer.Ordinal);
        while (tools.Gone.TryRead(out var session))
        {
            lost.Add(session);
        }

        var answers = await Task.WhenAll(_windows.Select(async pair => (pair.Key, Fine: !lost.Contains(pair.Value.Session) && await AnswersAsync(tools, pair.Value, cancellationToken))));
        foreach (var address in answers.Where(answer => !answer.Fine).Select(answer => answer.Key))
        {
            await ReopenAsync(tools, address, cancellationToken);
        }
    }

    private async Task ReopenAsync(DevTools tools, string address, CancellationToken cancellationToken)
    {
        var old = _windows[address];
        if (old.Misses == MostMisses)
        {
            // Another window of the same browser would be as dead as this one.
            throw new IOException("Windows that are opened anew do not answer.");
        }

        try
        {
            await tools.AskAsync("Target.closeTarget", new { targetId = old.Target }, null, Farewell, cancellationToken);
        }
        catch (Exception fault) when (fault is IOException or TimeoutException)
        {
            // It is gone already, or goes when it can.
        }

        _windows[address] = await OpenWindowAsync(address, cancellationToken);
        _windows[address].Misses = old.Misses + 1;
        Reopened++;
    }

    private static async Task<bool> AnswersAsync(DevTools tools, Window window, CancellationToken cancellationToken)
    {
        try
        {
            await tools.AskAsync("Runtime.evaluate", new { expression = "1" }, window.Session, Patience, cancellationToken);
            window.Misses = 0;
            return true;
        }
        catch (Exception fault) when (fault is IOException or TimeoutException)
        {
            return false;
        }
    }

    private async Task<Window> OpenWindowAsync(string address, CancellationToken cancellationToken)
    {
        var tools = _browser!.Tools;
        var opened = await tools.AskAsync("Target.createTarget", new { url = address, newWindow = true, width = 1280, height = 720 }, null, Patience, cancellationToken);
        var target = opened.GetProperty("targetId").GetString()!;
        var attached = await tools.AskAsync("Target.attachToTarget", new { targetId = target, flatten = true }, null, Patience, cancellationToken);
        var window = new Window(target, attached.GetProperty("sessionId").GetString()!);
        await tools.AskAsync("Inspector.enable", new { }, window.Session, Patience, cancellationToken);
        return window;
    }

    private sealed class Window(string target, string session)
    {
        public string Target => target;

        public string Session => session;

        /// <summary>How many windows of its screen in a row never answered before it.</summary>
        public int Misses { get; set; }
    }
}
