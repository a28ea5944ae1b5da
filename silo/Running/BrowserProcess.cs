using System.Diagnostics;

namespace Actors.Running;

/// <summary>One run of a headless Chromium, with the connection that drives it.</summary>
internal sealed class BrowserProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly TaskCompletionSource<Uri> _endpoint = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;
    private DevTools? _tools;

    private BrowserProcess(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(ReadErrorsAsync(), process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None));
    }

    public int Id => _process.Id;

    public DevTools Tools => _tools ?? throw new InvalidOperationException("The browser is not connected.");

    /// <exception cref="StartRefusedException">The browser does not start.</exception>
    /// <param name="program">The browser's program.</param>
    /// <param name="profile">The folder in which it keeps what its pages keep.</param>
    /// <param name="hosts">The names and addresses that it may reach; every other is unknown to it.</param>
    /// <param name="clock">For the limit of its start.</param>
    /// <param name="cancellationToken">Gives up the start.</param>
    public static async Task<BrowserProcess> StartAsync(string program, string profile, IEnumerable<string> hosts, TimeProvider clock, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in Arguments(profile, hosts))
        {
            start.ArgumentList.Add(argument);
        }

        var browser = new BrowserProcess(Process.Start(start) ?? throw new StartRefusedException($"The browser '{program}' did not start."));
        try
        {
            var endpoint = await browser._endpoint.Task.WaitAsync(StartLimit, clock, cancellationToken);
            browser._tools = await DevTools.ConnectAsync(endpoint, clock, cancellationToken);
            return browser;
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
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
        if (_tools is not null)
        {
            await _tools.DisposeAsync();
        }

        await _reading;
        _process.Dispose();
    }

    private static IEnumerable<string> Arguments(string profile, IEnumerable<string> hosts)
    {
        yield return "--headless";
        yield return "--remote-debugging-port=0";
        yield return $"--user-data-dir={profile}";
        yield return "--autoplay-policy=no-user-gesture-required";

        // What no policy of a page forbids to the foreign content in it: connections ahead of any request, and those of WebRTC.
        yield return $"--host-resolver-rules=MAP * ~NOTFOUND{string.Concat(hosts.Distinct(StringComparer.OrdinalIgnoreCase).Select(host => $", EXCLUDE {host}"))}";
        yield return "--webrtc-ip-handling-policy=disable_non_proxied_udp";

        // A page that watches its own memory is told the figure of now, and not the one of twenty minutes ago.
        yield return "--enable-precise-memory-info";
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

    private async Task ReadErrorsAsync()
    {
        const string announcement = "DevTools listening on ";
        while (await _process.StandardError.ReadLineAsync(CancellationToken.None) is { } line)
        {
            if (line.StartsWith(announcement, StringComparison.Ordinal) && Uri.TryCreate(line[announcement.Length..], UriKind.Absolute, out var uri))
            {
                _endpoint.TrySetResult(uri);
            }
        }

        _endpoint.TrySetException(new IOException("it ended before it was ready."));
    }
}
