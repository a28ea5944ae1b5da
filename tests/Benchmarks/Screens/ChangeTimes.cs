using System.Text.Json.Nodes;

namespace Actors.Benchmarks.Screens;

/// <summary>When each screen had a change, counted from the moment at which somebody asked for it.</summary>
internal sealed class ChangeTimes(int screens, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly HashSet<string> _missing = [];
    private readonly JsonArray _each = [];
    private readonly JsonArray _all = [];
    private TaskCompletionSource _arrived = new();
    private Func<string, bool>? _isIt;
    private long _asked;
    private long _bytes;

    /// <summary>Does something that changes what screens show, and waits until every one has it.</summary>
    /// <param name="displays">The screens.</param>
    /// <param name="isIt">Whether content is what the change brings.</param>
    /// <param name="change">Does it.</param>
    public async Task MeasureAsync(IEnumerable<string> displays, Func<string, bool> isIt, Func<Task> change)
    {
        lock (_gate)
        {
            _missing.UnionWith(displays);
            _arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _isIt = isIt;
            _asked = clock.GetTimestamp();
        }

        await change();
        try
        {
            await _arrived.Task.WaitAsync(Patience, clock);
        }
        catch (TimeoutException)
        {
            lock (_gate)
            {
                throw new BenchmarkException($"{_missing.Count} of {screens} screens did not get a change within {Patience.TotalSeconds} s, the first of them {_missing.First()}.");
            }
        }
    }

    /// <summary>A screen was told what it shows now.</summary>
    public void Told(string display, string content, int bytes)
    {
        lock (_gate)
        {
            if (_isIt?.Invoke(content) == true && _missing.Remove(display))
            {
                var passed = clock.GetElapsedTime(_asked).TotalMilliseconds;
                _each.Add(passed);
                _bytes = bytes;
                if (_missing.Count == 0)
                {
                    _all.Add(passed);
                    _arrived.TrySetResult();
                }
            }
        }
    }

    public JsonObject ToJson() => new() { ["each"] = _each.DeepClone(), ["all"] = _all.DeepClone(), ["bytes"] = (double)_bytes };
}
