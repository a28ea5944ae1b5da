namespace Actors.Vision;

/// <summary>What has happened to one camera's frames since its host started.</summary>
internal sealed class CameraCounters
{
    private long _frames;
    private long _analysed;
    private long _unchanged;
    private long _dropped;
    private long _faces;
    private long _verifiedFaces;
    private long _batches;
    private long _unsent;

    public LifetimeRecorder Lifetimes { get; } = new();

    public StageTimes Stages { get; } = new();

    public long Frames => Interlocked.Read(ref _frames);

    public long Analysed => Interlocked.Read(ref _analysed);

    public long Unchanged => Interlocked.Read(ref _unchanged);

    public long Dropped => Interlocked.Read(ref _dropped);

    public long Faces => Interlocked.Read(ref _faces);

    public long VerifiedFaces => Interlocked.Read(ref _verifiedFaces);

    public long Batches => Interlocked.Read(ref _batches);

    public long Unsent => Interlocked.Read(ref _unsent);

    public void AddFrames(long count) => Interlocked.Add(ref _frames, count);

    public void AddAnalysed(int faces, int verified)
    {
        Interlocked.Increment(ref _analysed);
        Interlocked.Add(ref _faces, faces);
        Interlocked.Add(ref _verifiedFaces, verified);
    }

    public void AddUnchanged() => Interlocked.Increment(ref _unchanged);

    public void AddDropped(long count) => Interlocked.Add(ref _dropped, count);

    public void AddBatch() => Interlocked.Increment(ref _batches);

    public void AddUnsent() => Interlocked.Increment(ref _unsent);
}
