using System.Globalization;
using Microsoft.Playwright;

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

/// <summary>Measures what a page holds, by the browser's own word.</summary>
internal sealed class PageMemoryMeter(ICDPSession page, ICDPSession browser)
{
    public static async Task<PageMemoryMeter> OpenAsync(IPage page) =>
        new(await page.Context.NewCDPSessionAsync(page), await page.Context.Browser!.NewBrowserCDPSessionAsync());

    public async Task<PageMemory> MeasureAsync(TimeSpan at)
    {
        await page.SendAsync("HeapProfiler.collectGarbage");
        var heap = (await page.SendAsync("Runtime.getHeapUsage"))!.Value.GetProperty("usedSize").GetDouble();
        var nodes = (await page.SendAsync("Memory.getDOMCounters"))!.Value.GetProperty("nodes").GetDouble();
        var processes = (await browser.SendAsync("SystemInfo.getProcessInfo"))!.Value.GetProperty("processInfo").EnumerateArray()
            .Where(process => process.GetProperty("type").GetString() == "renderer").Select(process => process.GetProperty("id").GetInt32());
        return new PageMemory(at, heap, nodes, processes.Sum(Proportional));
    }

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
