using System.Collections.Concurrent;

namespace Actors.TestKit;

/// <summary>Gates at which grains of a test stand until the test opens them. Keyed by name, so that tests do not share any.</summary>
public static class Gates
{
    private static readonly ConcurrentDictionary<string, TaskCompletionSource> All = new();

    /// <summary>Ends when the gate is open.</summary>
    public static Task Reach(string name) => Of(name).Task;

    public static void Open(string name) => Of(name).TrySetResult();

    /// <summary>A name for a gate of one's own.</summary>
    public static string New() => Guid.NewGuid().ToString("N");

    private static TaskCompletionSource Of(string name) =>
        All.GetOrAdd(name, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
