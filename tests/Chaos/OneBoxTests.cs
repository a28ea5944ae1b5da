using Xunit.Abstractions;

namespace Actors.Tests.Chaos;

[Collection(OneAtATime.Name)]
public class OneBoxTests(ITestOutputHelper output)
{
    [OneBoxFact]
    public async Task A_store_on_one_box_loses_nothing_and_goes_on_whatever_befalls_it()
    {
        var plan = ChaosPlan.FromEnvironment();
        var folder = plan.MakeFolder("one-box");
        output.WriteLine($"ACTORS_CHAOS_SEED={plan.Seed}; logs and history: {folder}");
        await using var run = new ChaosRun(await OneBox.OpenAsync(folder, plan.Seed), folder, TimeProvider.System);
        await run.BeginAsync();
        foreach (var (fault, part, hold) in plan.Draw(run.Shop.Parts, most: 6))
        {
            output.WriteLine($"{run.History.Now.TotalSeconds:0.0} s: {fault} of {part.Name} for {hold.TotalSeconds:0.0} s");
            await run.BreakAsync(fault, part, hold);
        }

        await run.SettleAsync();
        await run.EndAsync();
        output.WriteLine(RunFigures.Of(run.History.Events));
        run.Check().ShouldBeEmpty();
    }
}
