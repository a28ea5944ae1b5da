namespace Actors.Audiences;

/// <summary>
/// The audience that counts: it follows what the cameras see only as far as that has held for the whole hold time. Numbers that flicker
/// between two values within the hold time leave it where it is.
/// <para>
/// A change counts with the first sighting that still shows it once the hold time is over, so that the decision has a sighting as its
/// cause; where no sighting comes, because the camera sends none or has stopped, it counts a little later by itself.
/// </para>
/// </summary>
internal sealed class SettledAudience
{
    /// <summary>How long a change waits for a sighting that confirms it: a camera speaks five times a second while somebody moves.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(250);

    private readonly List<Seen> _seen = [];
    private TimeSpan _hold;

    public SettledAudience(TimeSpan hold, DateTimeOffset now)
    {
        _hold = hold;
        Forget(now);
    }

    public GroupCounts People { get; private set; } = GroupCounts.Nobody;

    /// <summary>When something may settle without a further sighting; null when all is settled.</summary>
    public DateTimeOffset? WakeAt => _seen.Count > 1 && !People.SamePeople(_seen[^1].People) ? _seen[1].From + _hold + Grace : null;

    /// <summary>Takes a new hold time.</summary>
    public void Hold(TimeSpan hold) => _hold = hold;

    /// <summary>Starts over with nobody.</summary>
    public void Forget(DateTimeOffset now)
    {
        _seen.Clear();
        _seen.Add(new Seen(now, GroupCounts.Nobody));
        People = GroupCounts.Nobody;
    }

    /// <summary>Notes who is seen now and lets settle what has held.</summary>
    /// <param name="people">Everybody seen now.</param>
    /// <param name="confirmed">Whether a sighting says so at this moment, rather than a clock.</param>
    /// <param name="now">The moment, never before the last.</param>
    public void See(GroupCounts people, bool confirmed, DateTimeOffset now)
    {
        if (!people.SamePeople(_seen[^1].People))
        {
            _seen.Add(new Seen(now, people));
        }

        Prune(now - _hold - Grace);
        var since = confirmed ? now - _hold : now - _hold - Grace;
        var first = 0;
        while (first < _seen.Count - 1 && _seen[first + 1].From <= since)
        {
            first++;
        }

        People = first == _seen.Count - 1 ? People.Agree(_seen[first].People) : People.Follow([.. _seen.Skip(first).Select(seen => seen.People)]);
    }

    /// <summary>Keeps times from lying in the future after the clock was set back.</summary>
    public void PullBack(DateTimeOffset now)
    {
        for (var i = 0; i < _seen.Count; i++)
        {
            if (_seen[i].From > now)
            {
                _seen[i] = _seen[i] with { From = now };
            }
        }
    }

    /// <summary>Lets go of what had already been replaced by then.</summary>
    private void Prune(DateTimeOffset until)
    {
        var gone = 0;
        while (gone < _seen.Count - 1 && _seen[gone + 1].From <= until)
        {
            gone++;
        }

        _seen.RemoveRange(0, gone);
    }

    private readonly record struct Seen(DateTimeOffset From, GroupCounts People);
}
