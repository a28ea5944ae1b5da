using Actors.Vision;

namespace Actors.Cameras;

/// <summary>Two frames between capture and analysis. The newest wins: a third wipes the oldest, and is counted.</summary>
internal sealed class FrameQueue : IDisposable
{
    /// <summary>Frames that wait at most.</summary>
    public const int Capacity = 2;

    private readonly object _gate = new();
    private readonly Queue<Frame> _frames = new(Capacity);
    private long _skipped;
    private bool _completed;

    /// <summary>Frames that were wiped because newer ones had arrived.</summary>
    public long Skipped => Interlocked.Read(ref _skipped);

    /// <summary>Puts a frame in, and wipes the oldest when there is no room. After the end the frame itself is wiped.</summary>
    public void Offer(Frame frame)
    {
        lock (_gate)
        {
            if (_completed)
            {
                frame.Dispose();
                return;
            }

            if (_frames.Count == Capacity)
            {
                _frames.Dequeue().Dispose();
                Interlocked.Increment(ref _skipped);
            }

            _frames.Enqueue(frame);
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Waits until a frame is there; false when none will come any more.</summary>
    public bool Wait()
    {
        lock (_gate)
        {
            while (_frames.Count == 0 && !_completed)
            {
                Monitor.Wait(_gate);
            }

            return _frames.Count > 0;
        }
    }

    /// <summary>The oldest frame that waits; null when none does.</summary>
    public Frame? TryTake()
    {
        lock (_gate)
        {
            return _frames.TryDequeue(out var frame) ? frame : null;
        }
    }

    /// <summary>The source has ended: what waits may still be taken.</summary>
    public void End()
    {
        lock (_gate)
        {
            _completed = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Wipes what waits and lets nothing more in.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            _completed = true;
            while (_frames.TryDequeue(out var frame))
            {
                frame.Dispose();
            }

            Monitor.PulseAll(_gate);
        }
    }

    public void Dispose() => Complete();
}
