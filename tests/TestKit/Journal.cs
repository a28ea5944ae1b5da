using System.Collections.Concurrent;

namespace Actors.Tests;

/// <summary>What grains of a test did, in order; a test waits for lines instead of sleeping.</summary>
public sealed class Journal
{
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
