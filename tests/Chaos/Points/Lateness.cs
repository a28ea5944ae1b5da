namespace Actors.Tests.Chaos;

/// <summary>When timers of the test's own rang late, and by how much: what the machine was too busy for, no page can have done in time.</summary>
internal sealed class Lateness
{
    /// <summary>Less is every machine's.</summary>
    private static readonly TimeSpan Usual = TimeSpan.FromMilliseconds(50);

    /// <summary>What a busy moment holds up is caught up with by then.</summary>
    private static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly List<(DateTimeOffset Due, TimeSpan By)> _late = [];

    /// <summary>The worst of all.</summary>
    public TimeSpan Worst
    {
        get
        {
            lock (_gate)
            {
                return _late.Select(each => each.By).DefaultIfEmpty().Max();
            }
        }
    }

    /// <summary>A timer that was due then rang so much later.</summary>
    public void Note(DateTimeOffset due, TimeSpan by)
    {
        if (by > Usual)
        {
            lock (_gate)
            {
                _late.Add((due, by));
            }
        }
    }

    /// <summary>The worst within a time, or shortly before it.</summary>
    public TimeSpan Around(DateTimeOffset from, DateTimeOffset to)
    {
        lock (_gate)
        {
            return _late.Where(each => each.Due < to && each.Due + each.By + Aftermath > from).Select(each => each.By).DefaultIfEmpty().Max();
        }
    }
}
