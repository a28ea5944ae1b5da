using System.Collections.Concurrent;

namespace Actors.TestKit;

/// <summary>What grains of a test did, in order; a test waits for lines instead of sleeping.</summary>
public sealed class Journal
{
    private static readonly ConcurrentDictionary<string, Journal> All = new();

    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];
    private readonly List<(string Line, int Times, TaskCompletionSource Seen)> _waits = [];

    public string[] Lines
    {
        get
        {
            lock (_gate)
            {
                return [.. _lines];
            }
        }
    }

    /// <summary>The journal of that name, such as a grain's key: grains of whatever silo of this process write to it.</summary>
    public static Journal Of(string name) => All.GetOrAdd(name, static _ => new Journal());

    public void Write(string line)
    {
        lock (_gate)
        {
            _lines.Add(line);
            foreach (var (wanted, times, seen) in _waits)
            {
                if (_lines.Count(one => one == wanted) >= times)
                {
                    seen.TrySetResult();
                }
            }
        }
    }

    public async Task SeesAsync(string line, int times = 1)
    {
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_lines.Count(one => one == line) >= times)
            {
                return;
            }

            _waits.Add((line, times, seen));
        }

        await seen.Task.Within($"the line '{line}' {times} times; seen: {string.Join(" | ", Lines)}");
    }
}
