using System.Collections.Immutable;

namespace Orleans.Runtime;

/// <summary>Values that go along with calls: what is set here, the grains called from here see. What they set does not come back.</summary>
public static class RequestContext
{
    private static readonly AsyncLocal<ImmutableDictionary<string, object>?> Values = new();

    public static IEnumerable<string> Keys => Values.Value?.Keys ?? [];

    public static IEnumerable<KeyValuePair<string, object>> Entries => Values.Value ?? Enumerable.Empty<KeyValuePair<string, object>>();

    /// <summary>The value; null when there is none.</summary>
    public static object? Get(string key) => Values.Value is { } values && values.TryGetValue(key, out var value) ? value : null;

    public static void Set(string key, object value)
    {
        ArgumentNullException.ThrowIfNull(key);
        Values.Value = (Values.Value ?? ImmutableDictionary<string, object>.Empty).SetItem(key, value);
    }

    /// <summary>True when there was such a value.</summary>
    public static bool Remove(string key)
    {
        if (Values.Value is not { } values || !values.ContainsKey(key))
        {
            return false;
        }

        Values.Value = values.Count == 1 ? null : values.Remove(key);
        return true;
    }

    public static void Clear() => Values.Value = null;
}
