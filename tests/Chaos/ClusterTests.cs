using System.Globalization;
using Xunit.Abstractions;

namespace Actors.Tests.Chaos;

[Collection(OneAtATime.Name)]
public class ClusterTests(ITestOutputHelper output)
{
    /// <summary>Long enough that a silo which was cut off is declared dead and a database that is away is missed.</summary>
    private const int ShortRun = 4;

    [ClusterFact]
    public Task A_store_on_a_cluster_loses_nothing_and_goes_on_whatever_befalls_it() => RunAsync(ShortRun);

    /// <summary>Every fault of every part: most of an hour.</summary>
    [LongClusterFact]
    public Task A_store_on_a_cluster_loses_nothing_in_a_long_run() =>
        RunAsync(int.Parse(Environment.GetEnvironmentVariable(LongClusterFactAttribute.Variable)!, CultureInfo.InvariantCulture));

    private async Task RunAsync(int faults)
    {
        var plan = ChaosPlan.FromEnvironment();
        var folder = plan.MakeFolder("cluster");
        output.WriteLine($"ACTORS_CHAOS_SEED={plan.Seed}; logs and history: {folder}");
        await using var run = new ChaosRun(await Cluster.OpenAsync(folder, plan.Seed), folder, TimeProvider.System);
        await run.BeginAsync();
        foreach (var (fault, part, hold) in plan.Draw(run.Shop.Parts, faults))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{run.History.Now.TotalSeconds:0.0} s: {fault} of {part.Name} for {hold.TotalSeconds:0.0} s"));
            await run.BreakAsync(fault, part, hold);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{run.History.Now.TotalSeconds:0.0} s: no camera host"));
        await run.BlindAsync();
        await run.SettleAsync();
        await run.EndAsync();
        output.WriteLine(RunFigures.Of(run.History.Events));
        run.Check().ShouldBeEmpty();

        // What a program cannot carry to its caller reaches that as something else, which it does not know to handle.
        Directory.GetFiles(folder, "*.log").SelectMany(File.ReadLines).Where(line => line.Contains("CodecNotFoundException", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
