using System.Diagnostics;
using System.Globalization;
using Actors.Displays;
using Actors.Running;
using Actors.TestKit;

namespace Actors.Tests;

/// <summary>The browser of `--with-screens`, watched from outside, with what really happens to browsers.</summary>
public sealed class ScreenBrowserTests
{
    private readonly PlayerStore _store = new();

    [NeedsFact(Needs.Browser)]
    public async Task A_window_whose_process_is_killed_or_hangs_and_a_browser_that_is_killed_are_replaced()
    {
        await using var host = new PlayerHost(_store);
        await host.StartAsync();
        await using var screens = await ScreenBrowser.OpenAsync(Workplace.Chromium!, [host.ScreenAddress.ToString()], TimeProvider.System, CancellationToken.None);
        await ShowsAsync("first");

        // The page's process is killed.
        foreach (var renderer in Renderers(screens.ProcessId))
        {
            Kill(renderer);
        }

        await PlayerScreen.UntilAsync(() => screens.Reopened >= 1, () => "a new window for the one that crashed");
        await ShowsAsync("second");

        // A spot hangs its process for good.
        _store.Display.Show(PlayerScreen.Program(_store.Html("hangs", "<body style='background:gold'><script>setTimeout(() => { while (true) {} }, 500)</script>"), _store.Stripes("loop", "#107030")));
        await ShowsAsync("third", seconds: 60);

        // The browser is killed.
        var before = screens.ProcessId;
        Kill(before);
        await PlayerScreen.UntilAsync(() => screens.Restarted >= 1 && screens.ProcessId != before, () => "another browser");
        await ShowsAsync("fourth", seconds: 30);
    }

    private async Task ShowsAsync(string contentId, double seconds = 30) =>
        await _store.Display.ReportedAsync(_store.Display.Show(PlayerScreen.Program(_store.Stripes(contentId, "#203080"))), seconds);

    private static void Kill(int id)
    {
        using var process = Process.GetProcessById(id);
        process.Kill();
    }

    private static List<int> Renderers(int browser) =>
    [
        .. Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _)).Select(name => int.Parse(name!, CultureInfo.InvariantCulture))
            .Where(id => CommandLine(id) is { } line && line.Contains("--type=renderer", StringComparison.Ordinal) && IsBelow(id, browser)),
    ];

    private static string? CommandLine(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline");
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static bool IsBelow(int id, int ancestor)
    {
        for (var depth = 0; id > 1 && depth < 10; depth++)
        {
            if (id == ancestor)
            {
                return true;
            }

            try
            {
                var stat = File.ReadAllText($"/proc/{id}/stat");
                id = int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
            }
            catch (IOException)
            {
                return false;
            }
        }

        return false;
    }
}
