using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Actors.Benchmarks.Cluster;

/// <summary>A running <see cref="SiloProgram"/>.</summary>
internal sealed class SiloChild : IAsyncDisposable
{
    private readonly Process _process;

    private SiloChild(Process process, int siloPort, int gatewayPort)
    {
        _process = process;
        SiloPort = siloPort;
        GatewayPort = gatewayPort;
    }

    public int SiloPort { get; }

    public int GatewayPort { get; }

    /// <summary>User and system time spent so far.</summary>
    public TimeSpan Spent
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <param name="first">The cluster's first silo; null for the first itself.</param>
    /// <param name="database">Port, name and password file of a database for the state; empty for memory.</param>
    public static async Task<SiloChild> StartAsync(SiloChild? first, params string[] database)
    {
        int[] ports = FreePorts();
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        string[] arguments =
        [
            typeof(SiloChild).Assembly.Location, SiloProgram.Verb, Text(ports[0]), Text(ports[1]), Text(first?.SiloPort ?? ports[0]), .. database,
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line == SiloProgram.Ready)
            {
                return new SiloChild(process, ports[0], ports[1]);
            }
        }

        throw new BenchmarkException($"A silo of the benchmark did not start: exit code {process.ExitCode}.");
    }

    /// <summary>Collects garbage, and says how much managed memory and how much resident memory is left, in bytes.</summary>
    public async Task<(long Managed, long Resident)> CollectAsync()
    {
        await _process.StandardInput.WriteLineAsync("collect");
        var answer = (await _process.StandardOutput.ReadLineAsync())!.Split(' ');
        return (long.Parse(answer[0], CultureInfo.InvariantCulture), long.Parse(answer[1], CultureInfo.InvariantCulture));
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static int[] FreePorts()
    {
        var probes = new[] { new TcpListener(IPAddress.Loopback, 0), new TcpListener(IPAddress.Loopback, 0) };
        Array.ForEach(probes, probe => probe.Start());
        int[] ports = [.. probes.Select(probe => ((IPEndPoint)probe.LocalEndpoint).Port)];
        Array.ForEach(probes, probe => probe.Stop());
        return ports;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
