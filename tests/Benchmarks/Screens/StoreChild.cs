using System.Diagnostics;
using System.Globalization;
using Actors.TestKit;

namespace Actors.Benchmarks.Screens;

/// <summary>The store's own program, as a shop runs it.</summary>
internal sealed class StoreChild : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Asking = TimeSpan.FromMilliseconds(100);

    private readonly Process _process;
    private readonly Task _reading;

    private StoreChild(Process process, Task reading, string address)
    {
        _process = process;
        _reading = reading;
        Address = address;
    }

    public string Address { get; }

    public required string Key { get; init; }

    public static async Task<StoreChild> StartAsync(ShopPlace place, TimeProvider clock, CancellationToken cancellationToken)
    {
        var kind = Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/'));
        var program = Path.Combine(Workplace.Root, "artifacts", "bin", "Actors.Silo", kind, "Actors.Silo.dll");
        if (!File.Exists(program))
        {
            throw new BenchmarkException($"The silo's program is not built: {program} is missing.");
        }

        var port = Loopback.FreePorts(1)[0].ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        Array.ForEach([program, "up", "--store", place.StoreFile, "--home", place.Home, "--port", port], start.ArgumentList.Add);
        var process = Process.Start(start)!;
        var said = new List<string>();
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) =>
        {
            lock (said)
            {
                said.Add(line.Data ?? "");
            }
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var address = $"http://127.0.0.1:{port}";
        using var http = new HttpClient();
        var began = clock.GetTimestamp();
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(address + "/health/ready"), cancellationToken);
                if (answer.IsSuccessStatusCode)
                {
                    var key = await File.ReadAllTextAsync(Path.Combine(place.Home, "state", "operator.key"), cancellationToken);
                    return new StoreChild(process, process.WaitForExitAsync(CancellationToken.None), address) { Key = key.Trim() };
                }
            }
            catch (HttpRequestException) when (!process.HasExited && clock.GetElapsedTime(began) < StartPatience)
            {
                // Not yet.
            }

            await Task.Delay(Asking, clock, cancellationToken);
        }
    }

    /// <summary>Resident memory in bytes, and user and system time so far.</summary>
    public (double Resident, double CpuSeconds) Measure()
    {
        _process.Refresh();
        return (_process.WorkingSet64, _process.TotalProcessorTime.TotalSeconds);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _reading;
        _process.Dispose();
    }
}
