using System.Diagnostics;
using System.Globalization;
using Actors.Cameras;

namespace Actors.Running;

/// <summary>One run of a store from start to end: addresses and summary to the output, everything else to the error stream.</summary>
internal static class UpRun
{
    public static async Task<int> RunAsync(UpOptions options, TextWriter output, TextWriter errors, TimeProvider clock, CancellationToken cancellationToken)
    {
        var browser = options.WithScreens ? ScreenBrowser.Find() : null;
        await using var server = await StoreServer.StartAsync(options, clock, cancellationToken);
        var start = clock.GetUtcNow() - Process.GetCurrentProcess().StartTime.ToUniversalTime();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, server.Stopping);
        await output.WriteLineAsync(Addresses(server, start, options));
        await output.FlushAsync(CancellationToken.None);
        if (!options.IsLocal)
        {
            await errors.WriteLineAsync($"The store listens on {options.Listen}, beyond this machine: console data, API and metrics ask for the operator key and screens for their token; notices, health and the console's empty page answer everybody. Nothing is encrypted: put a proxy with TLS before it, or keep it to a network you trust.");
        }

        if (options.WithScreens && browser is null)
        {
            await errors.WriteLineAsync("--with-screens needs Chromium, which is not on the path (apt-get install chromium); the screens stay closed.");
        }

        await using (var pages = browser is null ? null : await ScreenBrowser.OpenAsync(browser, server.Store.Settings.Lanes.SelectMany(lane => lane.DisplayIds).Select(server.ScreenAddress), clock, end.Token))
        {
            var before = ProcessTree.Measure(pages?.ProcessId);
            var began = clock.GetTimestamp();
            await WaitAsync(options.For ?? Timeout.InfiniteTimeSpan, clock, end.Token);
            if (options.For is not null)
            {
                await SummariseAsync(server, pages, output, errors, clock.GetElapsedTime(began), start, before);
            }
        }

        // A store that ends although nobody ended it has failed; its log has said why.
        if (server.Stopping.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            await errors.WriteLineAsync("The store stopped by itself; the log above says why.");
            return 1;
        }

        return 0;
    }

    private static async Task SummariseAsync(StoreServer server, ScreenBrowser? pages, TextWriter output, TextWriter errors, TimeSpan length, TimeSpan start, ProcessTree before)
    {
        var (lanes, cameras, displays) = await server.Feed.AskAsync(CancellationToken.None);
        var summary = RunSummary.Of(lanes, cameras, displays, length, start, before, ProcessTree.Measure(pages?.ProcessId));
        if (summary.Pages == 0)
        {
            await errors.WriteLineAsync("No page showed a screen, so nothing is known of sighting to screen; --with-screens opens them.");
        }

        await output.WriteLineAsync(summary.ToJson());
        await output.FlushAsync(CancellationToken.None);
    }

    private static async Task WaitAsync(TimeSpan time, TimeProvider clock, CancellationToken end)
    {
        try
        {
            await Task.Delay(time, clock, end);
        }
        catch (OperationCanceledException)
        {
            // Ended before its time, by a signal or a fault.
        }
    }

    private static string Addresses(StoreServer server, TimeSpan start, UpOptions options)
    {
        var store = server.Store.Settings;
        var displays = store.Lanes.SelectMany(lane => lane.DisplayIds).ToList();
        var width = displays.Concat(store.Lanes.Select(lane => lane.LaneId)).Max(id => id.Length);
        var lines = new List<string>
        {
            $"{store.Name} is open, started in {start.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s.",
            "",
            $"  Store     {server.Store.Path}",
            $"  Console   {server.Address}/#key={server.Key.Text}",
        };
        lines.AddRange(displays.Select((id, i) => $"  {(i == 0 ? "Screens" : "       ")}   {id.PadRight(width)}  {server.ScreenAddress(id)}"));
        lines.AddRange(store.Lanes.Select((lane, i) => $"  {(i == 0 ? "Notices" : "       ")}   {lane.LaneId.PadRight(width)}  {server.Address}/notice/{lane.LaneId}"));
        lines.Add($"  Vision    {server.Vision}");
        lines.Add("");
        lines.Add(options.For is { } time
            ? $"It ends by itself after {time.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s; Ctrl-C ends it sooner."
            : "Ctrl-C ends it.");
        lines.AddRange(store.Lanes.SelectMany(lane => lane.CameraIds).Where(id => CameraSource.IsSimulator(server.Store.CameraSources[id])).Select(id => $"The camera {id} is simulated."));
        return string.Join(Environment.NewLine, lines);
    }
}
