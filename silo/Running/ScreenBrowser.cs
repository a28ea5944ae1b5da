using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;

namespace Actors.Running;

/// <summary>
/// A headless Chromium with a window for every screen, so that a run measures what a screen would have shown. Driven by the browser's own
/// protocol (https://chromedevtools.github.io/devtools-protocol/): a window each, because a hidden tab paints nothing.
/// </summary>
internal sealed class ScreenBrowser : IAsyncDisposable
{
    private static readonly string[] Programs = ["chromium", "chromium-browser", "google-chrome"];

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly string _profile;
    private readonly Task _reading;

    private ScreenBrowser(Process process, string profile, Task reading)
    {
        _process = process;
        _profile = profile;
        _reading = reading;
    }

    public int ProcessId => _process.Id;

    /// <summary>The browser's program; null when none is on the path.</summary>
    public static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => Programs.Select(program => Path.Combine(folder, program)))
        .FirstOrDefault(File.Exists);

    /// <summary>Opens every address in a window of its own.</summary>
    /// <exception cref="StartRefusedException">The browser does not start.</exception>
    public static async Task<ScreenBrowser> OpenAsync(string program, IEnumerable<string> addresses, TimeProvider clock, CancellationToken cancellationToken)
    {
        var profile = Directory.CreateTempSubdirectory("actors-screens-").FullName;
        var start = new ProcessStartInfo(program) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in Arguments(profile))
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start) ?? throw new StartRefusedException($"The browser '{program}' did not start.");
        var endpoint = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var browser = new ScreenBrowser(process, profile, Task.WhenAll(ReadErrorsAsync(process, endpoint), process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None)));
        try
        {
            var uri = await endpoint.Task.WaitAsync(StartLimit, clock, cancellationToken);
            await browser.OpenWindowsAsync(uri, addresses, cancellationToken);
            return browser;
        }
        catch (Exception fault)
        {
            await browser.DisposeAsync();
            cancellationToken.ThrowIfCancellationRequested();
            throw new StartRefusedException($"The browser '{program}' did not open the screens: {fault.Message}", fault);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }

        await _process.WaitForExitAsync(CancellationToken.None);
        await _reading;
        _process.Dispose();
        try
        {
            Directory.Delete(_profile, recursive: true);
        }
        catch (IOException)
        {
            // The last of the browser's processes may still be writing; the folder is temporary anyway.
        }
    }

    private static IEnumerable<string> Arguments(string profile)
    {
        yield return "--headless";
        yield return "--remote-debugging-port=0";
        yield return $"--user-data-dir={profile}";
        yield return "--autoplay-policy=no-user-gesture-required";
        foreach (var name in (string[])["no-first-run", "disable-gpu", "disable-quic", "disable-sync", "disable-background-networking", "disable-component-update",
            "disable-background-timer-throttling", "disable-backgrounding-occluded-windows", "disable-renderer-backgrounding", "mute-audio", "hide-scrollbars"])
        {
            yield return $"--{name}";
        }

        // Chromium refuses to run as root with its sandbox; the pages it opens here are this program's own.
        if (Environment.IsPrivilegedProcess)
        {
            yield return "--no-sandbox";
        }
    }

    private static async Task ReadErrorsAsync(Process process, TaskCompletionSource<Uri> endpoint)
    {
        const string announcement = "DevTools listening on ";
        while (await process.StandardError.ReadLineAsync(CancellationToken.None) is { } line)
        {
            if (line.StartsWith(announcement, StringComparison.Ordinal) && Uri.TryCreate(line[announcement.Length..], UriKind.Absolute, out var uri))
            {
                endpoint.TrySetResult(uri);
            }
        }

        endpoint.TrySetException(new IOException("it ended before it was ready."));
    }

    private async Task OpenWindowsAsync(Uri endpoint, IEnumerable<string> addresses, CancellationToken cancellationToken)
    {
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(endpoint, cancellationToken);
        var buffer = new byte[64 * 1024];
        foreach (var (address, id) in addresses.Select((address, i) => (address, i + 1)))
        {
            var command = JsonSerializer.SerializeToUtf8Bytes(new { id, method = "Target.createTarget", @params = new { url = address, newWindow = true, width = 1280, height = 720 } });
            await socket.SendAsync(command, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
            var answer = await socket.ReceiveAsync(buffer, cancellationToken);
            using var json = JsonDocument.Parse(buffer.AsMemory(0, answer.Count));
            if (json.RootElement.TryGetProperty("error", out var error))
            {
                throw new IOException(error.GetProperty("message").GetString());
            }
        }
    }
}
