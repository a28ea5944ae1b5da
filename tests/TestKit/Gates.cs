using System.Collections.Concurrent;

namespace Actors.Tests;

/// <summary>Gates at which grains of a test stand until the test opens them. Keyed by name, so that tests do not share any.</summary>
internal static class Gates
{
    private static readonly ConcurrentDictionary<string, TaskCompletionSource> All = new();

    public static Task Reach(string name) => Of(name).Task;

    public static void Open(string name) => Of(name).TrySetResult();

    public static string New() => Guid.NewGuid().ToString("N");

    private static TaskCompletionSource Of(string name) =>
        All.GetOrAdd(name, static _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
