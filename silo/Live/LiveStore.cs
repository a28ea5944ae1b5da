using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Actors.Live;

/// <summary>
/// The latest view of every lane, camera and display, and who waits for the next one. It keeps one view a thing and no queue:
/// a slow reader skips what has been overtaken, and its memory stays what it was.
/// </summary>
internal sealed class LiveStore(TimeProvider clock)
{
    /// <summary>A page is told at most this often: twice as often as a lane's cameras report.</summary>
    public static readonly TimeSpan Throttle = TimeSpan.FromMilliseconds(100);

    /// <summary>A page hears at least this often that the server is alive.</summary>
    public static readonly TimeSpan Pulse = TimeSpan.FromSeconds(2);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Kind, string Id), (long Version, string Json, object View)> _latest = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _version;

    /// <summary>Replaces the view of one thing; readers are told only when it differs.</summary>
    public void Publish(string kind, string id, object view)
    {
        var json = JsonSerializer.Serialize(view, view.GetType(), Json);
        TaskCompletionSource changed;
        lock (_gate)
        {
            if (_latest.TryGetValue((kind, id), out var known) && known.Json == json)
            {
                return;
            }

            _latest[(kind, id)] = (++_version, json, view);
            changed = _changed;
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        changed.SetResult();
    }

    /// <summary>The latest views of one kind, in order of their ids.</summary>
    public IReadOnlyList<T> Latest<T>(string kind)
    {
        lock (_gate)
        {
            return [.. _latest.Where(entry => entry.Key.Kind == kind).OrderBy(entry => entry.Key.Id, StringComparer.Ordinal).Select(entry => (T)entry.Value.View)];
        }
    }

    /// <summary>Everything as it is now, then every change, and a pulse when there is none; ends when cancelled.</summary>
    public async IAsyncEnumerable<SseItem<string>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = 0L;
        while (!cancellationToken.IsCancellationRequested)
        {
            var (items, version, changed) = Since(seen);
            seen = version;
            foreach (var (kind, json) in items)
            {
                yield return new SseItem<string>(json, kind);
            }

            yield return new SseItem<string>(JsonSerializer.Serialize(new { at = clock.GetUtcNow() }, Json), "pulse");
            if (!await WaitAsync(changed, cancellationToken))
            {
                yield break;
            }
        }
    }

    private async Task<bool> WaitAsync(Task changed, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(Throttle, clock, cancellationToken);
            await changed.WaitAsync(Pulse - Throttle, clock, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private (List<(string Kind, string Json)> Items, long Version, Task Changed) Since(long seen)
    {
        lock (_gate)
        {
            var items = _latest.Where(entry => entry.Value.Version > seen).OrderBy(entry => entry.Value.Version).Select(entry => (entry.Key.Kind, entry.Value.Json)).ToList();
            return (items, _version, _changed.Task);
        }
    }
}
