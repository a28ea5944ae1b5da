using System.Diagnostics;
using System.Globalization;

namespace Actors.Tests.Chaos;

/// <summary>One program of the store. It is started again when it ends by itself, as the watchdog of a shop does.</summary>
internal sealed class ProgramPart(
    string name, PartKind kind, Bridge.Socket? socket, Disk disk, IReadOnlyList<string> command, IReadOnlyDictionary<string, string> settings, Uri health, string log, Aftermath aftermath, HttpClient http, TimeProvider clock)
    : Part(name, kind, socket, disk), IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Asking = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan WatchdogPause = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private Process? _process;
    private Task _watching = Task.CompletedTask;
    private bool _wanted;
    private TimeSpan _offset;

    public override async Task StartAsync()
    {
        lock (_gate)
        {
            if (!_wanted)
            {
                _wanted = true;
                _watching = WatchAsync();
            }
        }

        await BecomeReadyAsync();
    }

    public override async Task KillAsync() => await EndAsync(Machine.Kill);

    public override Task<int> TerminateAsync() => EndAsync(Machine.Terminate);

    public override void Freeze() => Signal(Machine.Stop);

    public override void Thaw() => Signal(Machine.Continue);

    public override void SetClock(TimeSpan offset) => _offset = offset;

    public async ValueTask DisposeAsync()
    {
        Thaw();
        await EndAsync(Machine.Kill);
    }

    private async Task BecomeReadyAsync()
    {
        var began = clock.GetTimestamp();
        while (clock.GetElapsedTime(began) < StartPatience)
        {
            try
            {
                using var answer = await http.GetAsync(health);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (Exception fault) when (fault is HttpRequestException or IOException or TaskCanceledException)
            {
                // Not yet.
            }

            await Task.Delay(Asking, clock);
        }

        throw new InvalidOperationException($"Expected {Name} to answer {health} within {StartPatience.TotalSeconds} s; its log ends with: {string.Join(" | ", File.ReadLines(log).TakeLast(5))}");
    }

    private async Task WatchAsync()
    {
        while (true)
        {
            Process process;
            lock (_gate)
            {
                if (!_wanted)
                {
                    return;
                }

                process = _process = Spawn();
            }

            await process.WaitForExitAsync();
            aftermath.Ended(process.Id);
            await File.AppendAllTextAsync(log, string.Create(CultureInfo.InvariantCulture, $"--- {Name} ended with exit code {process.ExitCode}\n"));
            lock (_gate)
            {
                if (!_wanted)
                {
                    return;
                }
            }

            await Task.Delay(WatchdogPause, clock);
        }
    }

    private Process Spawn()
    {
        // Each of these becomes the next, so that the process keeps the number under which it was started.
        var start = new ProcessStartInfo("sh") { RedirectStandardInput = true };
        string[] inside = Socket is null ? [] : ["ip", "netns", "exec", Socket.Namespace];
        Array.ForEach(["-c", "exec \"$@\" >>\"$0\" 2>&1 </dev/null", log, .. inside, .. command], start.ArgumentList.Add);
        foreach (var key in start.Environment.Keys.Where(key => key.StartsWith("ACTORS_", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(key);
        }

        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        if (_offset != TimeSpan.Zero)
        {
            start.Environment["LD_PRELOAD"] = Machine.FakeTime;
            start.Environment["FAKETIME"] = string.Create(CultureInfo.InvariantCulture, $"{_offset.TotalSeconds:+0;-0}");
            start.Environment["FAKETIME_DONT_FAKE_MONOTONIC"] = "1";
        }

        var process = Process.Start(start)!;
        aftermath.Runs(process.Id);
        return process;
    }

    private async Task<int> EndAsync(int signal)
    {
        Process? process;
        Task watching;
        lock (_gate)
        {
            _wanted = false;
            (process, watching) = (_process, _watching);
        }

        Signal(signal);
        if (process is null)
        {
            return 0;
        }

        try
        {
            await watching.WaitAsync(EndPatience, clock);
        }
        catch (TimeoutException)
        {
            Machine.Signal(process.Id, Machine.Kill);
            await watching;
            throw new InvalidOperationException($"{Name} did not end within {EndPatience.TotalSeconds} s of being asked to.");
        }

        lock (_gate)
        {
            _process = null;
        }

        return process.ExitCode;
    }

    private void Signal(int signal)
    {
        lock (_gate)
        {
            if (_process is { HasExited: false } process)
            {
                Machine.Signal(process.Id, signal);
            }
        }
    }
}
