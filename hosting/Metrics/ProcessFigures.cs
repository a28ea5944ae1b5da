using System.Diagnostics;

namespace Actors.Metrics;

/// <summary>What the process itself costs, under the names that Prometheus' client libraries use.</summary>
public static class ProcessFigures
{
    public static void WriteTo(PrometheusText text)
    {
        using var process = Process.GetCurrentProcess();
        One(text, "process_cpu_seconds_total", "counter", "User and system time spent.", process.TotalProcessorTime.TotalSeconds);
        One(text, "process_resident_memory_bytes", "gauge", "Memory resident, the program alone.", process.WorkingSet64);
        One(text, "process_start_time_seconds", "gauge", "When the program started, in seconds since 1970.", new DateTimeOffset(process.StartTime).ToUnixTimeMilliseconds() / 1000.0);
        One(text, "process_threads", "gauge", "Threads.", process.Threads.Count);
        One(text, "dotnet_gc_heap_bytes", "gauge", "Managed memory after the last collection.", GC.GetGCMemoryInfo().HeapSizeBytes);
        One(text, "dotnet_gc_pause_seconds_total", "counter", "Time the program stood still for collections.", GC.GetTotalPauseDuration().TotalSeconds);
        text.Family("dotnet_gc_collections_total", "counter", "Collections, the younger generations' included in the older ones'.");
        for (var generation = 0; generation <= GC.MaxGeneration; generation++)
        {
            text.Sample("dotnet_gc_collections_total", $"generation=\"{generation}\"", GC.CollectionCount(generation));
        }
    }

    private static void One(PrometheusText text, string name, string type, string help, double value)
    {
        text.Family(name, type, help);
        text.Sample(name, value);
    }
}
