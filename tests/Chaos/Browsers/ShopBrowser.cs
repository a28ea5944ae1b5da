using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Actors.TestKit;

namespace Actors.Tests.Chaos;

/// <summary>The browser of one screen, with a profile that outlives it, and somebody who looks at what it draws.</summary>
internal sealed class ShopBrowser(string profile, Uri screen, Sight sight, string log, Aftermath aftermath, TimeProvider clock) : IAsyncDisposable
{
    /// <summary>Of the window, whose frame takes 87 of the height.</summary>
    private const int Width = 640, Height = 447;

    private const int SeenWidth = 64;

    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The browser tells of the pictures that it draws as far as it comes to it: when the machine is busy it drops some, and the last of a dissolve
    /// may be among them. Where it has told of none for so long, one is asked for.
    /// </summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(200);

    private readonly Lock _gate = new();
    private Process? _process;
    private Task _reading = Task.CompletedTask;
    private Task _looking = Task.CompletedTask;
    private long _heard;
    private Devtools? _devtools;

    /// <summary>Why there is no browser here, as a sentence; null when there is one.</summary>
    public static string? Missing => Workplace.Chromium is null ? "Chromium is not on the path; ./actors test installs it." : null;

    /// <summary>What was wrong on the page: its words on the console, as far as they are errors.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>Starts it and opens the screen. Returns when it was started: what was dark until then was the browser's own start.</summary>
    public async Task<DateTimeOffset> StartAsync()
    {
        var start = new ProcessStartInfo("sh") { RedirectStandardError = true, RedirectStandardInput = true };
        string[] arguments =
        [
            Workplace.Chromium!, "--headless", "--remote-debugging-port=0", $"--user-data-dir={profile}", "--autoplay-policy=no-user-gesture-required",
            string.Create(CultureInfo.InvariantCulture, $"--window-size={Width},{Height}"),
            .. ((string[])["no-sandbox", "no-first-run", "disable-gpu", "disable-quic", "disable-sync", "disable-background-networking", "disable-component-update",
                "disable-background-timer-throttling", "disable-backgrounding-occluded-windows", "disable-renderer-backgrounding", "mute-audio", "hide-scrollbars"]).Select(name => "--" + name),
            "about:blank",
        ];
        Array.ForEach(["-c", "exec \"$@\" </dev/null", "sh", .. arguments], start.ArgumentList.Add);
        _process = Process.Start(start)!;
        aftermath.Runs(_process.Id);
        var announced = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        _reading = ReadAsync(_process, announced);
        _devtools = await Devtools.OpenAsync(await announced.Task.WaitAsync(StartPatience, clock), CancellationToken.None);
        var devtools = _devtools;
        devtools.Happened += (method, parameters) => Hear(devtools, method, parameters);
        var ready = clock.GetUtcNow();
        var target = await _devtools.AskAsync("Target.createTarget", new { url = "about:blank", newWindow = true, width = Width, height = Height });
        var session = (await _devtools.AskAsync("Target.attachToTarget", new { targetId = target.GetProperty("targetId").GetString(), flatten = true })).GetProperty("sessionId").GetString()!;
        await _devtools.AskAsync("Page.enable", new { }, session);
        await _devtools.AskAsync("Runtime.enable", new { }, session);
        await _devtools.AskAsync("Page.startScreencast", new { format = "png", everyNthFrame = 1, maxWidth = SeenWidth, maxHeight = SeenWidth }, session);
        await _devtools.AskAsync("Page.navigate", new { url = screen.AbsoluteUri }, session);
        _looking = LookAsync(_devtools, session);
        return ready;
    }

    /// <summary>Ends it with `kill -9`, and all its helpers with it.</summary>
    public async Task KillAsync()
    {
        if (_process is not { } process)
        {
            return;
        }

        // What it drew and could not tell of any more is not looked at.
        Devtools? devtools;
        lock (_gate)
        {
            devtools = _devtools;
            _devtools = null;
            sight.Gone(clock.GetUtcNow());
        }

        foreach (var id in Processes(process.Id))
        {
            Machine.Signal(id, Machine.Kill);
        }

        await process.WaitForExitAsync();
        await _reading;
        aftermath.Ended(process.Id);
        process.Dispose();
        _process = null;
        if (devtools is not null)
        {
            await devtools.DisposeAsync();
            await _looking;
        }
    }

    public async ValueTask DisposeAsync() => await KillAsync();

    /// <summary>The browser and everything that it started.</summary>
    private static IEnumerable<int> Processes(int root)
    {
        var parents = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _))
            .Select(name => int.Parse(name!, CultureInfo.InvariantCulture)).ToDictionary(id => id, Parent);
        return parents.Keys.Where(id => Lineage(id).Contains(root));

        IEnumerable<int> Lineage(int id)
        {
            for (; parents.TryGetValue(id, out var parent); id = parent)
            {
                yield return id;
            }
        }
    }

    private static int Parent(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            // It has ended meanwhile.
            return 0;
        }
    }

    private async Task ReadAsync(Process process, TaskCompletionSource<Uri> announced)
    {
        const string announcement = "DevTools listening on ";
        await using var file = new StreamWriter(log, append: true);
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            await file.WriteLineAsync(line);
            if (line.StartsWith(announcement, StringComparison.Ordinal))
            {
                announced.TrySetResult(new Uri(line[announcement.Length..]));
            }
        }

        announced.TrySetException(new InvalidOperationException($"The browser ended before it was ready; {log} holds what it said."));
    }

    private async Task LookAsync(Devtools devtools, string session)
    {
        try
        {
            while (ReferenceEquals(devtools, _devtools))
            {
                await Task.Delay(Silence / 2, clock);
                if (clock.GetElapsedTime(Interlocked.Read(ref _heard)) > Silence)
                {
                    await LookOnceAsync(devtools, session);
                }
            }
        }
        catch (Exception fault) when (fault is IOException or System.Net.WebSockets.WebSocketException or OperationCanceledException or ObjectDisposedException or TimeoutException)
        {
            // It was killed meanwhile; who started it looks no further.
        }
    }

    private async Task LookOnceAsync(Devtools devtools, string session)
    {
        try
        {
            var answer = await devtools.AskAsync("Page.captureScreenshot", new { format = "png", optimizeForSpeed = true }, session);
            See(devtools, clock.GetUtcNow(), answer.GetProperty("data"), asked: true);
        }
        catch (InvalidOperationException)
        {
            // While one page gives way to another there is none of which a picture could be had.
        }
    }

    private void See(Devtools devtools, DateTimeOffset at, JsonElement png, bool asked)
    {
        lock (_gate)
        {
            if (ReferenceEquals(devtools, _devtools))
            {
                Interlocked.Exchange(ref _heard, clock.GetTimestamp());
                sight.See(at, png.GetBytesFromBase64(), asked);
            }
        }
    }

    private void Hear(Devtools devtools, string method, JsonElement parameters)
    {
        switch (method)
        {
            case "Page.screencastFrame":
                // It is told for when the picture is to appear, which may be a moment ahead.
                var (at, now) = (DateTimeOffset.UnixEpoch.AddSeconds(parameters.GetProperty("metadata").GetProperty("timestamp").GetDouble()), clock.GetUtcNow());
                See(devtools, at < now ? at : now, parameters.GetProperty("data"), asked: false);
                break;
            case "Runtime.exceptionThrown":
                lock (Errors)
                {
                    Errors.Add(parameters.GetProperty("exceptionDetails").ToString());
                }

                break;
        }
    }
}
