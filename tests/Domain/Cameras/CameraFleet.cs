using System.Collections.Immutable;
using Actors.Cameras;

namespace Actors.Tests.Cameras;

/// <summary>Camera hosts that do what their shares say, as real ones do: they report, start what they were given and stop the rest.</summary>
internal sealed class CameraFleet
{
    private readonly SortedDictionary<string, Member> _hosts = new(StringComparer.Ordinal);

    public CameraSharing Sharing { get; private set; } = new();

    public ImmutableArray<CameraPost> Posts { get; private set; } = [];

    public TimeSpan Now { get; private set; }

    /// <summary>Every move so far, with its moment.</summary>
    public List<(TimeSpan At, CameraMove Move)> Moves { get; } = [];

    public IEnumerable<string> Hosts => _hosts.Keys;

    /// <summary>Called after each report with its host.</summary>
    public Action<string> Invariant { get; set; } = _ => { };

    public void Configure(int cameras)
    {
        Posts = [.. Enumerable.Range(1, cameras).Select(number => new CameraPost($"s1/lane/cam-{number:00}", "s1/lane", "sim:groups"))];
        Sharing.Configure(Posts);
    }

    /// <summary>Another activation: it knows the cameras and nothing of hosts.</summary>
    public void Reactivate()
    {
        Sharing = new CameraSharing();
        Sharing.Configure(Posts);
    }

    public void Pass(double seconds) => Now += TimeSpan.FromSeconds(seconds);

    public void Add(string host, int capacity, params IEnumerable<string> running) => _hosts[host] = new Member(capacity, [.. running]);

    public void Remove(string host) => _hosts.Remove(host);

    public IReadOnlySet<string> Running(string host) => _hosts[host].Running;

    public CameraSharingStep Report(string host, bool leaving = false)
    {
        var member = _hosts[host];
        var step = Sharing.Report(new CameraHostReport(host, member.Capacity, [.. member.Running], leaving), Now);
        Moves.AddRange(step.Moves.Select(move => (Now, move)));
        if (leaving)
        {
            _hosts.Remove(host);
        }
        else
        {
            member.Running.Clear();
            member.Running.UnionWith(step.Share.Posts.Select(post => post.CameraId));
            Invariant(host);
        }

        return step;
    }

    /// <summary>Everybody reports once a second, each at a moment of its own.</summary>
    public void Live(int seconds)
    {
        for (var second = 0; second < seconds; second++)
        {
            foreach (var host in _hosts.Keys.ToArray())
            {
                Pass(1.0 / _hosts.Count);
                Report(host);
            }

            if (_hosts.Count == 0)
            {
                Pass(1);
            }
        }
    }

    public int Capacity(string host) => _hosts[host].Capacity;

    private sealed record Member(int Capacity, SortedSet<string> Running);
}
