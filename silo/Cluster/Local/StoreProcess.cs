using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Actors.Running;

namespace Actors.Serving;

/// <summary>One program of the local cluster, as a child of this process that ends with it.</summary>
internal sealed class StoreProcess : IAsyncDisposable
{
    private const int Terminate = 15;
    private const int LinesKept = 5;

    private static readonly TimeSpan EndLimit = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan Asking = TimeSpan.FromMilliseconds(100);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lastWords = new();
    private readonly Task _reading;
    private readonly TimeProvider _clock;

    private StoreProcess(string name, Process process, TimeProvider clock, TextWriter? log)
    {
        Name = name;
        _process = process;
        _clock = clock;
        _reading = Task.WhenAll(ReadAsync(process.StandardError, log), ReadAsync(process.StandardOutput, log));
    }

    public string Name { get; }

    /// <summary>Completes when the program has ended.</summary>
    public Task Ended => _process.WaitForExitAsync(CancellationToken.None);

    /// <param name="name">Its name, for people.</param>
    /// <param name="program">The assembly to run, and its arguments.</param>
    /// <param name="settings">Its variables.</param>
    /// <param name="thread">Starts it.</param>
    /// <param name="clock">Measures its end.</param>
    /// <param name="log">Gets what it writes; null for nobody.</param>
    public static async Task<StoreProcess> StartAsync(
        string name, IEnumerable<string> program, IReadOnlyDictionary<string, string> settings, StartingThread thread, TimeProvider clock, TextWriter? log)
    {
        // A cluster must not outlive whoever started it, however that one ends.
        var start = new ProcessStartInfo("setpriv") { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])["--pdeathsig", "TERM", "--", Environment.ProcessPath ?? "dotnet", .. program])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var key in start.Environment.Keys.Where(key => key.StartsWith("ACTORS_", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(key);
        }

        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        try
        {
            return new StoreProcess(name, await thread.StartAsync(start), clock, log);
        }
        catch (System.ComponentModel.Win32Exception fault)
        {
            throw new StartRefusedException($"The {name} cannot be started: {fault.Message}; the program setpriv of util-linux is needed.", fault);
        }
    }

    /// <summary>Waits until an address of the program answers well.</summary>
    /// <exception cref="StartRefusedException">It ended, or did not answer in time.</exception>
    public async Task BecomeReadyAsync(Uri address, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(2) };
        var began = _clock.GetTimestamp();
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync(address, cancellationToken);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
            {
                // Not yet.
            }

            if (_process.HasExited)
            {
                await _reading;
                throw new StartRefusedException($"The {Name} ended with exit code {_process.ExitCode}: {string.Join(' ', _lastWords)}");
            }

            if (_clock.GetElapsedTime(began) > limit)
            {
                throw new StartRefusedException($"The {Name} was not ready within {limit.TotalSeconds} s: {string.Join(' ', _lastWords)}");
            }

            await Task.Delay(Asking, _clock, cancellationToken);
        }
    }

    /// <summary>Asks the program to end; one that does not is killed.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _ = Kill(_process.Id, Terminate);
            using var patience = new CancellationTokenSource(EndLimit, _clock);
            try
            {
                await _process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                _process.Kill(entireProcessTree: true);
                await _process.WaitForExitAsync(CancellationToken.None);
            }
        }

        await _reading;
        _process.Dispose();
    }

    private async Task ReadAsync(StreamReader stream, TextWriter? log)
    {
        while (await stream.ReadLineAsync(CancellationToken.None) is { } line)
        {
            _lastWords.Enqueue(line.Trim());
            if (_lastWords.Count > LinesKept)
            {
                _lastWords.TryDequeue(out _);
            }

            if (log is not null)
            {
                await log.WriteLineAsync($"[{Name}] {line}");
            }
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);
}
