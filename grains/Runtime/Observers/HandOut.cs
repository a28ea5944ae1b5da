using System.Collections.Immutable;

namespace Actors.Observers;

/// <summary>
/// Brings the latest of something to many peers: to all at once, waiting for none longer than its patience, and again every second to those
/// that could not be told. One that failed the last time is left to those tries, so that it holds up nobody twice.
/// </summary>
/// <param name="patience">How long one peer is waited for.</param>
/// <param name="clock">The time.</param>
internal sealed class HandOut(TimeSpan patience, TimeProvider clock)
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(1);

    /// <summary>A call that has had no answer for so long may have died with its silo.</summary>
    private static readonly TimeSpan LostAfter = TimeSpan.FromSeconds(3);

    /// <summary>Peers that do not have the latest, each with the round that it waits for.</summary>
    private readonly SortedDictionary<string, long> _behind = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Round, long Since, Task Told)> _calls = new(StringComparer.Ordinal);
    private readonly HashSet<string> _slow = new(StringComparer.Ordinal);
    private Func<string, CancellationToken, Task> _tell = static (_, _) => throw new InvalidOperationException("The hand-out has not begun.");
    private Action<Exception, string>? _failed;
    private IGrainTimer? _retry;
    private long _round;

    /// <summary>The peers that do not have the latest, or are not known to.</summary>
    public ImmutableArray<string> Behind => [.. _behind.Keys];

    /// <summary>
    /// Begins. What is tried again runs on the grain's own timer, beside its calls: a peer that cannot be reached must not keep anybody waiting
    /// for the grain, and what a try notes down is of the round it belongs to.
    /// </summary>
    /// <param name="grain">The grain.</param>
    /// <param name="tell">Tells one peer what is the latest when it is called.</param>
    /// <param name="failed">Hears of each peer that could not be told.</param>
    public void Begin(Grain grain, Func<string, CancellationToken, Task> tell, Action<Exception, string> failed)
    {
        _tell = tell;
        _failed = failed;
        _retry = grain.RegisterGrainTimer(RetryAsync, new GrainTimerCreationOptions(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan) { Interleave = true, KeepAlive = true });
    }

    /// <summary>Whether these peers have the latest is not known: they are told as soon as may be, and nobody waits for it.</summary>
    public void Doubt(IEnumerable<string> peers)
    {
        foreach (var peer in peers)
        {
            _behind.TryAdd(peer, _round);
        }

        TryIn(_behind.Count > 0 ? TimeSpan.Zero : Timeout.InfiniteTimeSpan);
    }

    /// <summary>Whoever is not among these is no peer any more.</summary>
    public void Only(IReadOnlyCollection<string> peers)
    {
        _slow.IntersectWith(peers);
        foreach (var gone in _behind.Keys.Except(peers, StringComparer.Ordinal).ToArray())
        {
            _behind.Remove(gone);
            _calls.Remove(gone);
        }
    }

    /// <summary>Hands out something newer to these peers.</summary>
    public async Task ToAsync(IReadOnlyCollection<string> peers)
    {
        _round++;
        foreach (var peer in peers)
        {
            _behind[peer] = _round;
        }

        if (_slow.Overlaps(peers))
        {
            TryIn(TimeSpan.Zero);
        }

        await TellAsync([.. peers.Except(_slow, StringComparer.Ordinal)]);
        if (_behind.Count > 0)
        {
            TryIn(RetryInterval);
        }
    }

    private async Task RetryAsync(CancellationToken cancellationToken)
    {
        // Should anything below fail, it is not the last try.
        TryIn(RetryInterval);
        await TellAsync([.. _behind.Keys]);
        if (_behind.Count == 0)
        {
            TryIn(Timeout.InfiniteTimeSpan);
        }
    }

    private void TryIn(TimeSpan due) => _retry?.Change(due, Timeout.InfiniteTimeSpan);

    /// <summary>
    /// Tells peers within the patience. Only the waiting ends with it: a call that a busy peer has not come to yet must stay in its queue, or a
    /// peer that is always busy would never hear. While one is under way, what it brings is not sent again.
    /// </summary>
    private Task TellAsync(string[] peers) => Task.WhenAll(peers.Select(async peer =>
    {
        var round = _behind.GetValueOrDefault(peer);
        try
        {
            if (!_calls.TryGetValue(peer, out var call) || call.Round != round || call.Told.IsFaulted || call.Told.IsCanceled || clock.GetElapsedTime(call.Since) > LostAfter)
            {
                call = (round, clock.GetTimestamp(), _tell(peer, CancellationToken.None));
                _calls[peer] = call;
            }

            await call.Told.WaitAsync(patience, clock);
            _calls.Remove(peer);
            _slow.Remove(peer);
            if (_behind.GetValueOrDefault(peer) == round)
            {
                _behind.Remove(peer);
            }
        }
        catch (Exception fault)
        {
            _slow.Add(peer);
            _failed?.Invoke(fault, peer);
        }
    }));
}
