using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace Actors.Benchmarks.Cluster;

/// <summary>
/// What a lane takes in through a cluster of one, two and three silos, beside a grain that does nothing with the same message; each silo and the
/// caller are processes of their own. The two take turns within seconds, so that what else the machine does meets both; medians count.
/// </summary>
internal sealed class ClusterBenchmark(TimeProvider clock) : IBenchmark
{
    private const int Lanes = 300;
    private const int InFlight = 200;
    private const int Rounds = 7;

    private static readonly TimeSpan RoundLength = TimeSpan.FromSeconds(2);

    public string Name => "cluster";

    public string Description => "sightings that lanes take through 1, 2 and 3 silos, against an echo grain with the same message.";

    public async Task<JsonObject> RunAsync(BenchmarkSettings settings, CancellationToken cancellationToken)
    {
        var figures = new JsonObject();
        foreach (var count in settings.Quick ? [1] : new[] { 1, 2, 3 })
        {
            var silos = new List<SiloChild>();
            try
            {
                for (var i = 0; i < count; i++)
                {
                    silos.Add(await SiloChild.StartAsync(silos.FirstOrDefault()));
                }

                await MeasureAsync(silos, settings, figures, cancellationToken);
            }
            finally
            {
                foreach (var silo in Enumerable.Reverse(silos))
                {
                    await silo.DisposeAsync();
                }
            }
        }

        return figures;
    }

    private async Task MeasureAsync(IReadOnlyList<SiloChild> silos, BenchmarkSettings settings, JsonObject figures, CancellationToken cancellationToken)
    {
        using var client = await Client.ConnectAsync(silos, cancellationToken);
        var shop = new Shop(client.Services.GetRequiredService<IGrainFactory>(), clock, settings.Quick ? 10 : Lanes);
        await shop.OpenAsync(cancellationToken);
        var length = settings.Quick ? TimeSpan.FromMilliseconds(100) : RoundLength;
        List<Pass> echo = [], lane = [];
        long sent = 0;
        for (var round = settings.Quick ? 0 : -1; round < (settings.Quick ? 1 : Rounds); round++)
        {
            var floor = await PassAsync(silos, shop, length, (index, token) => shop.Echo(index).ObserveAsync(shop.Batch(index), token), cancellationToken);
            var taken = await PassAsync(silos, shop, length, (index, token) => shop.Lane(index).ObserveAsync(shop.Batch(index), token), cancellationToken);
            sent += taken.Calls;
            if (round >= 0)
            {
                echo.Add(floor);
                lane.Add(taken);
            }
        }

        if (await shop.TakenAsync(cancellationToken) is var heard && heard < sent)
        {
            throw new BenchmarkException($"The lanes took {heard} of {sent} messages; a rate of messages that are not taken means nothing.");
        }

        await client.StopAsync(cancellationToken);
        var name = $"cluster_{silos.Count}_silos";
        figures[$"{name}_lane_calls_per_second"] = Median(lane.Select(pass => pass.CallsPerSecond));
        figures[$"{name}_echo_calls_per_second"] = Median(echo.Select(pass => pass.CallsPerSecond));
        figures[$"{name}_ratio_to_echo"] = Median(lane.Zip(echo, (taken, floor) => taken.CallsPerSecond / floor.CallsPerSecond));
        figures[$"{name}_lane_calls_per_cpu_second"] = Median(lane.Select(pass => pass.CallsPerCpuSecond));
        figures[$"{name}_cpu_ratio_to_echo"] = Median(lane.Zip(echo, (taken, floor) => taken.CallsPerCpuSecond / floor.CallsPerCpuSecond));
    }

    private async Task<Pass> PassAsync(IReadOnlyList<SiloChild> silos, Shop shop, TimeSpan length, Func<int, CancellationToken, ValueTask> call, CancellationToken cancellationToken)
    {
        var spent = Spent(silos);
        var began = clock.GetTimestamp();
        var callers = Enumerable.Range(0, Math.Min(InFlight, shop.Lanes)).Select(async caller =>
        {
            var calls = 0;
            // Every lane has one caller, as it has one camera: a lane ignores what comes later than its successor.
            for (var index = caller; clock.GetElapsedTime(began) < length; index = index + InFlight < shop.Lanes ? index + InFlight : caller)
            {
                await call(index, cancellationToken);
                calls++;
            }

            return calls;
        });
        var total = (await Task.WhenAll(callers)).Sum();
        return new Pass(total, total / clock.GetElapsedTime(began).TotalSeconds, total / (Spent(silos) - spent).TotalSeconds);
    }

    private static TimeSpan Spent(IEnumerable<SiloChild> silos) => silos.Aggregate(Environment.CpuUsage.TotalTime, (sum, silo) => sum + silo.Spent);

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    private sealed record Pass(int Calls, double CallsPerSecond, double CallsPerCpuSecond);
}
