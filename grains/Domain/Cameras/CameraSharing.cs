using System.Collections.Immutable;

namespace Actors.Cameras;

/// <summary>
/// Who runs which camera of a store. It has no clock: every report brings its moment, counted from any fixed point by a clock that is never
/// set back. The same reports lead to the same shares. Not safe for use by several threads at once.
/// <para>
/// A camera stays where it is as long as its host lives. A host lives until it says that it leaves or has been silent for 3 seconds; then its
/// cameras go to the others, each to the one with the least of its capacity in use. When the load is unfair, as after a new host has come,
/// one camera at a time moves, and only once everybody runs what it was given. No host gets more than its capacity: a camera without room
/// stays unassigned, and with its last host should that come back.
/// </para>
/// <para>
/// Whoever asks for shares after a time in which no host was heard (the grain was activated somewhere else, the network was cut) starts a
/// time of doubt: others may be running cameras and not have said so yet. While it lasts, what hosts report as running is theirs, and nothing moves.
/// </para>
/// </summary>
public sealed class CameraSharing
{
    /// <summary>A host that has been silent for so long has lost its cameras: three reports.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(3);

    /// <summary>How long hosts may take to be heard again after all were silent: a call that hangs on a dead silo takes them 2 seconds, the next report comes a second later.</summary>
    public static readonly TimeSpan Doubt = TimeSpan.FromSeconds(5);

    /// <summary>How long a host goes on by itself; as long as a camera obeys a grain that is silent.</summary>
    public static readonly TimeSpan ValidFor = TimeSpan.FromSeconds(10);

    /// <summary>How long a host that is gone is still told of.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    private readonly SortedDictionary<string, Host> _hosts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, string> _places = new(StringComparer.Ordinal);
    private ImmutableArray<CameraPost> _posts = [];
    private TimeSpan _doubtUntil;

    /// <summary>Takes over the store's cameras; those that remain stay where they are.</summary>
    /// <exception cref="ArgumentException">The cameras cannot be shared out (<see cref="CameraHostRules"/>).</exception>
    public void Configure(ImmutableArray<CameraPost> posts)
    {
        CameraHostRules.Check(posts);
        _posts = [.. posts.OrderBy(post => post.CameraId, StringComparer.Ordinal)];
        var known = posts.Select(post => post.CameraId).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in _places.Keys.Where(id => !known.Contains(id)).ToArray())
        {
            _places.Remove(gone);
        }
    }

    /// <summary>Takes a host's report and says what it is to run.</summary>
    /// <exception cref="ArgumentException">The report makes no sense (<see cref="CameraHostRules"/>).</exception>
    public CameraSharingStep Report(CameraHostReport report, TimeSpan now)
    {
        CameraHostRules.Check(report);
        if (BeginsDoubt(report.HostId, now))
        {
            _doubtUntil = now + Doubt;
        }

        Forget(now);
        _hosts[report.HostId] = new Host(report.Capacity, now, report.Leaving, [.. report.Running]);
        TakeWhatHasNoRoom(report);
        Adopt(report, now);
        var moves = now < _doubtUntil ? [] : Place(now);
        return new CameraSharingStep(new CameraShare(ShareOf(report.HostId, now), ValidFor), moves);
    }

    /// <summary>Every host and its cameras, and the cameras that no living host has.</summary>
    public CameraHostsSnapshot Snapshot(TimeSpan now) => new(
        [.. _hosts.Select(host => new CameraHostSnapshot(host.Key, host.Value.Capacity, Lives(host.Key, now), Lives(host.Key, now) ? [.. Cameras(host.Key)] : []))],
        [.. Unplaced(now)]);

    private bool Lives(string hostId, TimeSpan now) => _hosts.TryGetValue(hostId, out var host) && !host.Leaving && now - host.HeardAt < Silence;

    /// <summary>Nobody lives, and somebody else may still run cameras: one whom this activation has not heard of, or one whose share is valid.</summary>
    private bool BeginsDoubt(string reporter, TimeSpan now) =>
        !_hosts.Keys.Any(id => Lives(id, now))
        && (_hosts.Count == 0 || _hosts.Any(host => host.Key != reporter && !host.Value.Leaving && now - host.Value.HeardAt < ValidFor));

    private void Forget(TimeSpan now)
    {
        foreach (var id in _hosts.Where(host => now - host.Value.HeardAt >= Remembered).Select(host => host.Key).ToArray())
        {
            _hosts.Remove(id);
        }
    }

    /// <summary>A host that has come back with less capacity keeps what it has room for.</summary>
    private void TakeWhatHasNoRoom(CameraHostReport report)
    {
        foreach (var camera in Cameras(report.HostId).Skip(report.Capacity).ToArray())
        {
            _places.Remove(camera);
        }
    }

    /// <summary>A camera that no living host has stays where it runs.</summary>
    private void Adopt(CameraHostReport report, TimeSpan now)
    {
        foreach (var id in Unplaced(now).Where(_hosts[report.HostId].Running.Contains).ToArray())
        {
            if (Lives(report.HostId, now) && Cameras(report.HostId).Count() < report.Capacity)
            {
                _places[id] = report.HostId;
            }
        }
    }

    private ImmutableArray<CameraMove> Place(TimeSpan now)
    {
        var moves = ImmutableArray.CreateBuilder<CameraMove>();
        foreach (var id in Unplaced(now).ToArray())
        {
            if (FairLoad.Taker(Loads(now)) is { } taker)
            {
                moves.Add(Move(id, taker));
            }
        }

        if (moves.Count == 0 && IsSettled(now) && FairLoad.Move(Loads(now)) is var (from, to))
        {
            moves.Add(Move(Cameras(from).Last(), to));
        }

        return moves.ToImmutable();
    }

    private CameraMove Move(string id, string to)
    {
        var move = new CameraMove(id, _places.GetValueOrDefault(id), to);
        _places[id] = to;
        return move;
    }

    /// <summary>Every living host runs the cameras that it has been given, and no others.</summary>
    private bool IsSettled(TimeSpan now) =>
        _hosts.Where(host => Lives(host.Key, now)).All(host => host.Value.Running.SetEquals(Cameras(host.Key)));

    /// <summary>What a host is to run now. One that another host still runs is handed over when that one has stopped it, so that no camera is asked for two streams.</summary>
    private ImmutableArray<CameraPost> ShareOf(string hostId, TimeSpan now) =>
        [.. _posts.Where(post => Lives(hostId, now) && _places.GetValueOrDefault(post.CameraId) == hostId
            && (_hosts[hostId].Running.Contains(post.CameraId) || !_hosts.Any(other => Lives(other.Key, now) && other.Value.Running.Contains(post.CameraId))))];

    private HostLoad[] Loads(TimeSpan now)
    {
        var cameras = _places.Values.CountBy(host => host).ToDictionary(StringComparer.Ordinal);
        return [.. _hosts.Where(host => Lives(host.Key, now)).Select(host => new HostLoad(host.Key, host.Value.Capacity, cameras.GetValueOrDefault(host.Key)))];
    }

    private IEnumerable<string> Cameras(string hostId) => _places.Where(place => place.Value == hostId).Select(place => place.Key);

    private IEnumerable<string> Unplaced(TimeSpan now) =>
        _posts.Select(post => post.CameraId).Where(id => !_places.TryGetValue(id, out var host) || !Lives(host, now));

    private sealed record Host(int Capacity, TimeSpan HeardAt, bool Leaving, ImmutableHashSet<string> Running);
}
