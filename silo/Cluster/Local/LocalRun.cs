using System.Diagnostics;
using System.Globalization;
using Actors.Cameras;
using Actors.Clusters;
using Actors.Displays;
using Actors.Lanes;
using Actors.Running;

namespace Actors.Serving;

/// <summary>One run of a local cluster from start to end: addresses and summary to the output, everything else to the error stream.</summary>
internal static class LocalRun
{
    public static async Task<int> RunAsync(LocalOptions options, TextWriter output, TextWriter errors, TimeProvider clock, CancellationToken cancellationToken)
    {
        var browser = options.WithScreens ? ScreenBrowser.Find() ?? throw new StartRefusedException("--with-screens needs Chromium, which is not on the path (apt-get install chromium).") : null;
        await using var cluster = await LocalCluster.StartAsync(options, TextWriter.Synchronized(errors), clock, cancellationToken);
        var start = clock.GetUtcNow() - Process.GetCurrentProcess().StartTime.ToUniversalTime();
        await output.WriteLineAsync(Addresses(cluster, start, options));
        await output.FlushAsync(CancellationToken.None);
        var failed = cluster.FailedAsync();

        await using var pages = browser is null ? null : await ScreenBrowser.OpenAsync(browser, ScreenAddresses(cluster).Select(each => each.Address), clock, cancellationToken);
        var before = ProcessTree.Measure(pages?.ProcessId);
        var began = clock.GetTimestamp();
        await Task.WhenAny(Task.Delay(options.For ?? Timeout.InfiniteTimeSpan, clock, cancellationToken), failed);
        if (failed.IsCompleted)
        {
            await errors.WriteLineAsync($"The {await failed} ended by itself; with --verbose its log says why.");
            return 1;
        }

        if (options.For is not null && !cancellationToken.IsCancellationRequested)
        {
            await output.WriteLineAsync(await SummariseAsync(cluster, clock.GetElapsedTime(began), start, before, ProcessTree.Measure(pages?.ProcessId)));
        }

        return 0;
    }

    private static async Task<string> SummariseAsync(LocalCluster cluster, TimeSpan length, TimeSpan start, ProcessTree before, ProcessTree after)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.AddActorsClusterClient(cluster.Client);
        using var host = builder.Build();
        await host.StartAsync(CancellationToken.None);
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        var store = cluster.Store.Settings;
        var summary = RunSummary.Of(
            await Task.WhenAll(store.Lanes.Select(lane => grains.GetGrain<ILaneGrain>(lane.LaneId).GetSnapshotAsync(CancellationToken.None).AsTask())),
            await Task.WhenAll(store.Lanes.SelectMany(lane => lane.CameraIds).Select(id => grains.GetGrain<ICameraGrain>(id).GetSnapshotAsync(CancellationToken.None).AsTask())),
            await Task.WhenAll(store.Lanes.SelectMany(lane => lane.DisplayIds).Select(id => grains.GetGrain<IDisplayGrain>(id).GetSnapshotAsync(CancellationToken.None).AsTask())),
            length, start, before, after);
        await host.StopAsync(CancellationToken.None);
        return summary.ToJson();
    }

    private static string Addresses(LocalCluster cluster, TimeSpan start, LocalOptions options)
    {
        var store = cluster.Store.Settings;
        var screens = ScreenAddresses(cluster).ToList();
        var width = screens.Select(each => each.Id).Concat(store.Lanes.Select(lane => lane.LaneId)).Max(id => id.Length);
        List<string> lines =
        [
            $"{store.Name} is open on two silos, started in {start.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s.",
            "",
            $"  Store       {cluster.Store.Path}",
            .. cluster.Consoles.Select((console, i) => $"  {(i == 0 ? "Consoles " : "         ")}   silo-{i}  {console}#key={cluster.Key.Text}"),
            $"  Dashboard   {cluster.Consoles[0]}dashboard/ opens from the console",
            .. screens.Select((each, i) => $"  {(i == 0 ? "Screens" : "       ")}     {each.Id.PadRight(width)}  {each.Address}"),
            .. store.Lanes.Select((lane, i) => $"  {(i == 0 ? "Notices" : "       ")}     {lane.LaneId.PadRight(width)}  {cluster.Screens}notice/{lane.LaneId}"),
            $"  Cameras     {cluster.CameraHost}metrics",
            "",
            options.For is { } time ? $"It ends by itself after {time.TotalSeconds.ToString(CultureInfo.InvariantCulture)} s; Ctrl-C ends it sooner." : "Ctrl-C ends it.",
        ];
        return string.Join(Environment.NewLine, lines);
    }

    private static IEnumerable<(string Id, string Address)> ScreenAddresses(LocalCluster cluster)
    {
        var tokens = new ScreenTokens(cluster.TokenSecret);
        return cluster.Store.Settings.Lanes.SelectMany(lane => lane.DisplayIds).Select(id => (id, cluster.Screens.GetLeftPart(UriPartial.Authority) + tokens.PathFor(id)));
    }
}
