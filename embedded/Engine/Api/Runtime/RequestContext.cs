using System.Collections.Immutable;
using Actors.Embedded;

namespace Orleans.Runtime;

/// <summary>Values that go along with calls: what is set here, the grains called from here see. What they set does not come back.</summary>
public static class RequestContext
{
    private const string ChainKey = "#CCR";

    private static readonly AsyncLocal<Baggage?> Current = new();

    public static IEnumerable<string> Keys => Current.Value?.Values.Keys ?? [];

    public static IEnumerable<KeyValuePair<string, object>> Entries => Current.Value?.Values ?? Enumerable.Empty<KeyValuePair<string, object>>();

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
    public static object? Get(string key) => Current.Value is { Values: var values } && values.TryGetValue(key, out var value) ? value : null;

    public static void Set(string key, object value)
    {
        ArgumentNullException.ThrowIfNull(key);
        Current.Value = new Baggage((Current.Value?.Values ?? ImmutableDictionary<string, object>.Empty).SetItem(key, value));
    }

    /// <summary>True when there was such a value.</summary>
    public static bool Remove(string key)
    {
        if (Current.Value is not { Values: var values } || !values.ContainsKey(key))
        {
            return false;
        }

        Current.Value = values.Count == 1 ? null : new Baggage(values.Remove(key));
        return true;
    }

    public static void Clear() => Current.Value = null;

    /// <summary>The flow of the current thread without anything but these values: what goes along with a call.</summary>
    internal static ExecutionContext Flow() => Current.Value?.Flow ?? CleanFlow.Context;

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

    /// <summary>Values and, once a call has carried them, the flow that holds them alone; neither changes.</summary>
    private sealed class Baggage(ImmutableDictionary<string, object> values)
    {
        private ExecutionContext? _flow;

        public ImmutableDictionary<string, object> Values { get; } = values;

        public ExecutionContext Flow => _flow ??= CleanFlow.With(Current, this);
    }
}
