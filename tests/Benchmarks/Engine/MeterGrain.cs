namespace Actors.Benchmarks.Engine;

internal sealed class MeterGrain : Grain, IMeterGrain
{
    private long _total;

    /// <summary>What the grain held by <see cref="Hold"/> waits for.</summary>
    public static TaskCompletionSource Release { get; set; } = new();

    public ValueTask Take(Reading reading)
    {
        _total += reading.Value;
        return default;
    }

    public async Task Hold() => await Release.Task;
}
