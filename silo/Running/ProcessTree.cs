using System.Diagnostics;
using System.Globalization;

namespace Actors.Running;

/// <summary>Memory and time of this process and the children it started, such as one ffmpeg a camera.</summary>
/// <param name="ResidentBytes">Resident memory of all of them; pages that several share count once for each.</param>
/// <param name="CpuSeconds">User and system time of all of them, those that have ended included.</param>
internal readonly record struct ProcessTree(long ResidentBytes, double CpuSeconds)
{
    /// <summary>Linux counts a process's time in hundredths of a second, whatever the kernel's own tick.</summary>
    private const double TicksPerSecond = 100;

    /// <param name="without">A child that is not counted, with all beneath it: the browser of a measured run.</param>
    public static ProcessTree Measure(int? without)
    {
        using var self = Process.GetCurrentProcess();
        if (!OperatingSystem.IsLinux())
        {
            return new ProcessTree(self.WorkingSet64, self.TotalProcessorTime.TotalSeconds);
        }

        var all = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _)).Select(name => Read(int.Parse(name!, CultureInfo.InvariantCulture))).OfType<Entry>().ToLookup(entry => entry.Parent);
        var bytes = self.WorkingSet64;
        var seconds = self.TotalProcessorTime.TotalSeconds + (Read(Environment.ProcessId)?.EndedChildrenSeconds ?? 0);
        var waiting = new Queue<Entry>(all[Environment.ProcessId]);
        while (waiting.TryDequeue(out var child))
        {
            if (child.Id == without)
            {
                continue;
            }

            bytes += child.ResidentBytes;
            seconds += child.Seconds + child.EndedChildrenSeconds;
            foreach (var grandchild in all[child.Id])
            {
                waiting.Enqueue(grandchild);
            }
        }

        return new ProcessTree(bytes, seconds);
    }

    /// <summary>proc(5), /proc/pid/stat; the name in brackets may hold spaces and brackets. Null when the process has ended.</summary>
    private static Entry? Read(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return new Entry(id, (int)Field(1), (Field(11) + Field(12)) / TicksPerSecond, (Field(13) + Field(14)) / TicksPerSecond, Field(21) * Environment.SystemPageSize);

            long Field(int index) => long.Parse(fields[index], CultureInfo.InvariantCulture);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private sealed record Entry(int Id, int Parent, double Seconds, double EndedChildrenSeconds, long ResidentBytes);
}
