namespace Actors.Vision;

/// <summary>Wall time spent in each step.</summary>
internal sealed class StageTimes
{
    private readonly long[] _ticks = new long[Enum.GetValues<Stage>().Length];

    public void Add(Stage stage, TimeSpan time) => Interlocked.Add(ref _ticks[(int)stage], time.Ticks);

    /// <summary>Total time of each step.</summary>
    public IReadOnlyDictionary<Stage, TimeSpan> Snapshot() =>
        Enum.GetValues<Stage>().ToDictionary(stage => stage, stage => TimeSpan.FromTicks(Interlocked.Read(ref _ticks[(int)stage])));
}
