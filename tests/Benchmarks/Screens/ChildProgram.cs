using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Actors.Benchmarks.Screens;

/// <summary>Another process of this program, which answers a line of words with a line of JSON and lives until its input ends.</summary>
internal sealed class ChildProgram : IAsyncDisposable
{
    private readonly Process _process;

    private ChildProgram(Process process, string word) => (_process, Word) = (process, word);

    /// <summary>What it said when it was ready.</summary>
    public string Word { get; }

    /// <summary>User and system time spent so far.</summary>
    public double CpuSeconds
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime.TotalSeconds;
        }
    }

    public static async Task<ChildProgram> StartAsync(string verb, string[] arguments, string ready, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        Array.ForEach([typeof(ChildProgram).Assembly.Location, verb, .. arguments], start.ArgumentList.Add);
        var process = Process.Start(start)!;
        return await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line && line.StartsWith(ready, StringComparison.Ordinal)
            ? new ChildProgram(process, line[ready.Length..].Trim())
            : throw new BenchmarkException($"'{verb}' of the benchmark did not start.");
    }

    public async Task<JsonObject> AskAsync(string words, CancellationToken cancellationToken)
    {
        await _process.StandardInput.WriteLineAsync(words.AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
        return await _process.StandardOutput.ReadLineAsync(cancellationToken) is { } line
            ? JsonNode.Parse(line)!.AsObject()
            : throw new BenchmarkException($"The benchmark's other process ended at '{words}'; what it said is above.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
