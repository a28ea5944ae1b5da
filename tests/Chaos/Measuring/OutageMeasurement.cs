using System.Globalization;
using System.Text.Json;
using Xunit.Abstractions;

namespace Actors.Tests.Chaos;

/// <summary>How long a store does without one of its three silos, many times over. The figures are written as JSON; nothing here passes or fails by them.</summary>
[Trait("Category", "Measure")]
[Collection(OneAtATime.Name)]
public class OutageMeasurement(ITestOutputHelper output)
{
    private static readonly JsonSerializerOptions Written = new(JsonSerializerOptions.Web) { WriteIndented = true };

    private static readonly (Fault Fault, TimeSpan Hold)[] Faults =
    [
        (new KillFault(), TimeSpan.FromSeconds(10)),
        (new FreezeFault(), TimeSpan.FromSeconds(14)),
        (new TerminateFault(), TimeSpan.FromSeconds(7)),
    ];

    [MeasureFact]
    public async Task One_of_three_silos_is_killed_frozen_and_ended_under_load()
    {
        var plan = ChaosPlan.FromEnvironment();
        var folder = plan.MakeFolder("measure");
        output.WriteLine($"ACTORS_CHAOS_SEED={plan.Seed}; logs and history: {folder}");
        await using var run = new ChaosRun(await Cluster.OpenAsync(folder, plan.Seed, longest: 1), folder, TimeProvider.System);
        await run.BeginAsync();
        var silos = run.Shop.Parts.Where(part => part.Kind == PartKind.Silo).ToList();
        var outages = new List<Outage>();
        for (var i = 0; i < MeasureFactAttribute.Runs; i++)
        {
            foreach (var (fault, hold) in Faults)
            {
                await run.WaitAsync(TimeSpan.FromSeconds(5));
                var (silo, lanes) = await BusiestAsync(run.Shop, silos);
                var complaints = Complaints(folder);
                var began = run.History.Now;
                await run.BreakAsync(fault, silo, hold, () => outages.Add(Outage.Of(run.History.Events, run.Shop.File.Lanes, fault.Name, silo.Name, lanes, began, run.History.Now, Complaints(folder) - complaints)));
                output.WriteLine(outages[^1].ToString());
                await File.WriteAllTextAsync(Environment.GetEnvironmentVariable(MeasureFactAttribute.Variable)!, Summary(outages, run.Shop.File));
            }
        }

        await run.EndAsync();
        run.Check().ShouldBeEmpty();
    }

    /// <summary>The silo that has the most lanes to lose: one that has just come back has none, and nobody would miss it.</summary>
    private static async Task<(Part Silo, int Lanes)> BusiestAsync(IShop shop, IReadOnlyList<Part> silos)
    {
        var figures = await Task.WhenAll(shop.Servers.Select(server => shop.Http.GetStringAsync(new Uri(server, "metrics"))));
        return silos.Zip(figures.Select(text => text.Split('\n').Count(line => line.StartsWith("actors_lane_activations{", StringComparison.Ordinal)))).MaxBy(each => each.Second);
    }

    private static int Complaints(string folder) =>
        Directory.GetFiles(folder, "*-host-*.log").Sum(file => File.ReadLines(file).Count(line => line.Contains(" warn: ", StringComparison.Ordinal)));

    private static string Summary(IReadOnlyList<Outage> outages, ShopFile shop) => JsonSerializer.Serialize(
        new
        {
            cores = Environment.ProcessorCount,
            lanes = shop.Lanes.Count,
            displays = shop.Displays.Count,
            faults = outages.GroupBy(outage => outage.Fault).ToDictionary(fault => fault.Key, fault =>
            {
                var resume = fault.Select(outage => outage.ResumeSeconds).Order().ToList();
                return new
                {
                    runs = resume.Count,
                    lanes_lost = fault.Sum(outage => outage.Lanes),
                    resume_s = new { p50 = Round(resume[(resume.Count - 1) / 2]), p100 = Round(resume[^1]) },
                    failed_calls = fault.Sum(outage => outage.FailedCalls),
                    host_complaints = fault.Sum(outage => outage.HostComplaints),
                    latest_timer_s = Round(fault.Max(outage => outage.TimerLateSeconds)),
                    longest_screen_gap_s = Round(fault.Max(outage => outage.ScreenGapSeconds)),
                };
            }),
        },
        Written);

    private static double Round(double seconds) => Math.Round(seconds, 2, MidpointRounding.AwayFromZero);
}

/// <summary>Runs where a whole cluster can be started, and somebody has said where the figures go.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MeasureFactAttribute : FactAttribute
{
    /// <summary>The file that gets the figures.</summary>
    public const string Variable = "ACTORS_CHAOS_MEASURE";

    public MeasureFactAttribute() =>
        Skip = Environment.GetEnvironmentVariable(Variable) is null ? $"Outages are measured where {Variable} names the file for the figures." : Cluster.Missing;

    /// <summary>How often each fault is measured; ACTORS_CHAOS_RUNS says another number.</summary>
    public static int Runs { get; } = int.TryParse(Environment.GetEnvironmentVariable("ACTORS_CHAOS_RUNS"), CultureInfo.InvariantCulture, out var runs) ? runs : 20;
}
