namespace Actors.Benchmarks.Engine;

/// <summary>One way to call, measured in rounds.</summary>
/// <param name="Calls">Calls of one round.</param>
/// <param name="RunAsync">Makes that many calls.</param>
internal sealed record Contender(int Calls, Func<int, Task> RunAsync)
{
    private readonly List<Sample> _samples = [];

    public double CallsPerSecond => Median(_samples.Select(static sample => sample.CallsPerSecond));

    public double BytesPerCall => Median(_samples.Select(static sample => sample.BytesPerCall));

    public async Task WarmUpAsync() => await RunAsync(Calls / 10);

    public async Task MeasureAsync()
    {
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var time = Environment.CpuUsage.TotalTime;
        await RunAsync(Calls);
        var spent = Environment.CpuUsage.TotalTime - time;
        bytes = GC.GetTotalAllocatedBytes(precise: true) - bytes;
        _samples.Add(new Sample(Calls / spent.TotalSeconds, (double)bytes / Calls));
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length % 2 == 1
            ? sorted[sorted.Length / 2]
            : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}
