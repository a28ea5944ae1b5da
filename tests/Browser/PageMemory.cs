using System.Globalization;
using System.Text.Json;
using Actors.Running;
using Actors.TestKit;

namespace Actors.Tests;

/// <summary>What a page holds at one moment, after its garbage was collected.</summary>
/// <param name="At">Since the measurement began.</param>
/// <param name="Heap">Bytes of its scripts' objects.</param>
/// <param name="Nodes">Nodes of its documents, those that only scripts still hold included.</param>
/// <param name="Resident">Bytes of memory that the processes that draw it have filled, what several share in parts; without their programs' own code.</param>
internal sealed record PageMemory(TimeSpan At, double Heap, double Nodes, double Resident)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.TotalSeconds,5:0} s  heap {Heap / 1e6,6:0.00} MB  nodes {Nodes,5:0}  processes {Resident / 1e6,6:0.0} MB");
}

/// <summary>
/// One page in the browser of `--with-screens`, and what it holds, by the browser's own word. No test driver is in between: one that listens to a
/// page's requests has the browser keep what they brought, every video among it.
/// </summary>
internal sealed class PageMemoryMeter : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _profile = Directory.CreateTempSubdirectory("actors-soak-").FullName;
    private BrowserProcess? _browser;
    private string? _page;

    public static async Task<PageMemoryMeter> OpenAsync(Uri address, TimeProvider clock)
    {
        var meter = new PageMemoryMeter();
        meter._browser = await BrowserProcess.StartAsync(Workplace.Chromium!, meter._profile, [address.Host], clock, CancellationToken.None);
        var target = (await meter.AskAsync("Target.createTarget", new { url = address.AbsoluteUri, newWindow = true, width = 960, height = 540 }, null)).GetProperty("targetId").GetString();
        meter._page = (await meter.AskAsync("Target.attachToTarget", new { targetId = target, flatten = true }, null)).GetProperty("sessionId").GetString();
        return meter;
    }

    public async Task<PageMemory> MeasureAsync(TimeSpan at)
    {
        await AskAsync("HeapProfiler.collectGarbage", new { }, _page);
        var heap = (await AskAsync("Runtime.getHeapUsage", new { }, _page)).GetProperty("usedSize").GetDouble();
        var nodes = (await AskAsync("Memory.getDOMCounters", new { }, _page)).GetProperty("nodes").GetDouble();
        var processes = (await AskAsync("SystemInfo.getProcessInfo", new { }, null)).GetProperty("processInfo").EnumerateArray()
            .Where(process => process.GetProperty("type").GetString() == "renderer").Select(process => process.GetProperty("id").GetInt32());
        return new PageMemory(at, heap, nodes, processes.Sum(Proportional));
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        try
        {
            Directory.Delete(_profile, recursive: true);
        }
        catch (IOException)
        {
            // The last of the browser's processes may still be writing; the folder is temporary anyway.
        }
    }

    private Task<JsonElement> AskAsync(string method, object parameters, string? session) => _browser!.Tools.AskAsync(method, parameters, session, Patience, CancellationToken.None);

    /// <summary>proc(5), smaps_rollup: in kilobytes; 0 for a process that has ended.</summary>
    private static double Proportional(int process)
    {
        try
        {
            // How much of the code is counted here depends on how many other browsers run.
            return File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/smaps_rollup"))
                .Where(line => line.StartsWith("Pss_Anon:", StringComparison.Ordinal) || line.StartsWith("Pss_Shmem:", StringComparison.Ordinal))
                .Sum(line => double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
