namespace Actors.Vision;

/// <summary>
/// When sightings leave the host: with the first frame, whoever is there, because what the camera said from another host may still be believed;
/// at once when somebody entered or left; otherwise a few times a second while anybody is there. Never more than five times in any second.
/// </summary>
internal sealed class BatchCadence
{
    /// <summary>Batches in any second at most.</summary>
    public const int PerSecond = 5;

    // Below five a second, so that one who enters need not wait for the next second.
    private static readonly TimeSpan Regular = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    private readonly Queue<DateTimeOffset> _sent = new(PerSecond);
    private readonly HashSet<long> _told = [];
    private DateTimeOffset _last = DateTimeOffset.MinValue;
    private bool _first = true;

    /// <summary>Whether a batch about these people leaves now; if so, it counts as sent.</summary>
    public bool IsDue(IReadOnlyCollection<long> people, DateTimeOffset at)
    {
        while (_sent.TryPeek(out var oldest) && at - oldest >= Window)
        {
            _sent.Dequeue();
        }

        var changed = _first || people.Count != _told.Count || people.Any(id => !_told.Contains(id));
        if (_sent.Count == PerSecond || !(changed || (people.Count > 0 && at - _last >= Regular)))
        {
            return false;
        }

        _sent.Enqueue(at);
        _last = at;
        _first = false;
        _told.Clear();
        _told.UnionWith(people);
        return true;
    }

    /// <summary>What was told before no longer holds: nobody is known.</summary>
    public void Reset()
    {
        _told.Clear();
        _first = true;
    }
}
