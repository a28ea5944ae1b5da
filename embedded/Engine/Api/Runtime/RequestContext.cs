using System.Collections.Immutable;
using Actors.Embedded;

namespace Orleans.Runtime;

/// <summary>Values that go along with calls: what is set here, the grains called from here see. What they set does not come back.</summary>
public static class RequestContext
{
    private const string ChainKey = "#CCR";

    private static readonly AsyncLocal<ImmutableDictionary<string, object>?> Values = new();

    public static IEnumerable<string> Keys => Values.Value?.Keys ?? [];

    public static IEnumerable<KeyValuePair<string, object>> Entries => Values.Value ?? Enumerable.Empty<KeyValuePair<string, object>>();

    /// <summary>The chain of calls that this one belongs to; empty for none.</summary>
    public static Guid ReentrancyId
    {
        get => Get(ChainKey) is Guid id ? id : Guid.Empty;
        set
        {
            if (value == Guid.Empty)
            {
                Remove(ChainKey);
            }
            else
            {
                Set(ChainKey, value);
            }
        }
    }

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

    /// <summary>Until the section is disposed, calls that this grain's own calls lead to may come back into it while it waits for them.</summary>
    public static ReentrancySection AllowCallChainReentrancy()
    {
        var id = ReentrancyId;
        return new ReentrancySection(id, id == Guid.Empty ? Guid.NewGuid() : id);
    }

    /// <summary>Until the section is disposed, calls made here belong to no chain: they come back into no grain that waits for them.</summary>
    public static ReentrancySection SuppressCallChainReentrancy() => new(ReentrancyId, Guid.Empty);

    /// <summary>A stretch of code whose calls belong to another chain than what surrounds it.</summary>
    public readonly struct ReentrancySection : IDisposable
    {
        private readonly Guid _original;
        private readonly Guid _own;

        public ReentrancySection(Guid originalReentrancyId, Guid newReentrancyId)
        {
            _original = originalReentrancyId;
            _own = newReentrancyId;
            if (_own != _original)
            {
                ReentrancyId = _own;
            }

            if (_own != Guid.Empty)
            {
                (Mailbox.Current as Activation)?.Admit(_own);
            }
        }

        public void Dispose()
        {
            if (_own != Guid.Empty)
            {
                (Mailbox.Current as Activation)?.Dismiss(_own);
            }

            if (_own != _original)
            {
                ReentrancyId = _original;
            }
        }
    }
}
