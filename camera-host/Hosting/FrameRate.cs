namespace Actors.Cameras;

/// <summary>Frames a second over the last few heartbeats.</summary>
internal sealed class FrameRate(TimeProvider clock)
{
    private const int Kept = 4;

    private readonly Lock _gate = new();
    private readonly Queue<(long At, long Frames)> _notes = new(Kept);

    /// <summary>The rate between the oldest and the newest note; 0 before there are two.</summary>
    public double PerSecond { get; private set; }

    /// <summary>Notes how many frames there have been.</summary>
    public void Note(long frames)
    {
        lock (_gate)
        {
            var now = clock.GetTimestamp();
            if (_notes.TryPeek(out var oldest) && clock.GetElapsedTime(oldest.At, now) is var time && time > TimeSpan.Zero)
            {
                PerSecond = (frames - oldest.Frames) / time.TotalSeconds;
            }

            if (_notes.Count == Kept)
            {
                _notes.Dequeue();
            }

            _notes.Enqueue((now, frames));
        }
    }
}
