namespace Actors.Benchmarks.Screens;

/// <summary>What all pages together have heard.</summary>
internal sealed class PageCounts
{
    private long _programs;
    private long _proved;
    private long _lost;

    public long Programs => Interlocked.Read(ref _programs);

    public long ProvedPlays => Interlocked.Read(ref _proved);

    /// <summary>Links that ended although nobody ended them.</summary>
    public long LostLinks => Interlocked.Read(ref _lost);

    public void Program() => Interlocked.Increment(ref _programs);

    public void Proved(int plays) => Interlocked.Add(ref _proved, plays);

    public void Lost() => Interlocked.Increment(ref _lost);
}
