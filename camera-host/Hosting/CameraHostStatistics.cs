namespace Actors.Cameras;

/// <summary>What the cameras that run in this process have done so far, without waiting for the next heartbeat.</summary>
public sealed class CameraHostStatistics
{
    private readonly Lock _gate = new();
    private readonly List<Func<CameraHeartbeat>> _cameras = [];

    /// <summary>The report of each camera, as its next heartbeat would send it.</summary>
    public IReadOnlyList<CameraHeartbeat> Cameras
    {
        get
        {
            lock (_gate)
            {
                return [.. _cameras.Select(report => report())];
            }
        }
    }

    /// <summary>Counts a camera until what is returned is disposed.</summary>
    internal IDisposable Add(Func<CameraHeartbeat> report)
    {
        lock (_gate)
        {
            _cameras.Add(report);
        }

        return new Counted(this, report);
    }

    private sealed class Counted(CameraHostStatistics statistics, Func<CameraHeartbeat> report) : IDisposable
    {
        public void Dispose()
        {
            lock (statistics._gate)
            {
                statistics._cameras.Remove(report);
            }
        }
    }
}
