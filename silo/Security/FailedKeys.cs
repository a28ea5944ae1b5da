using System.Net;

namespace Actors.Security;

/// <summary>Counts wrong keys by the address they come from, and shuts an address out for the rest of a minute after ten.</summary>
internal sealed class FailedKeys(TimeProvider clock)
{
    /// <summary>A person who pastes the wrong line a few times is not shut out; a program that guesses is.</summary>
    public const int Allowed = 10;

    /// <summary>Above this many addresses the oldest are forgotten, so that forged addresses cannot fill the memory.</summary>
    private const int Addresses = 1_000;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<IPAddress, (DateTimeOffset Since, int Failures)> _failures = [];

    /// <summary>How long the address stays shut out; zero when it is not.</summary>
    public TimeSpan ShutOutFor(IPAddress address)
    {
        lock (_gate)
        {
            return Current(address) is { Failures: >= Allowed } current ? current.Since + Window - clock.GetUtcNow() : TimeSpan.Zero;
        }
    }

    public void Add(IPAddress address)
    {
        lock (_gate)
        {
            var current = Current(address);
            if (_failures.Count >= Addresses && current.Failures == 0)
            {
                _failures.Remove(_failures.MinBy(entry => entry.Value.Since).Key);
            }

            _failures[address] = (current.Since, current.Failures + 1);
        }
    }

    private (DateTimeOffset Since, int Failures) Current(IPAddress address)
    {
        var now = clock.GetUtcNow();
        return _failures.TryGetValue(address, out var entry) && now - entry.Since < Window ? entry : (now, 0);
    }
}
