using System.Globalization;
using Actors.TestKit;
using Xunit.Abstractions;

namespace Actors.Tests.Chaos;

/// <summary>
/// A real browser shows a shop's screen while what it lives by is killed or cut off at random points of play, as many as ACTORS_CHAOS_POINTS
/// says. It needs a machine of its own: what it judges is timed by it.
/// </summary>
[Collection(OneAtATime.Name)]
public class PlayedOnceTests(ITestOutputHelper output)
{
    private const string Variable = "ACTORS_CHAOS_POINTS";

    /// <summary>Plays of 1 to 4 seconds.</summary>
    private const double LongestPlay = 4;

    /// <summary>From a browser that has just started to its first content, on a machine that has more to do.</summary>
    private static readonly TimeSpan OwnRestart = TimeSpan.FromSeconds(6);

    /// <summary>How many points somebody asked for; null when nobody did.</summary>
    internal static int? AskedFor =>
        int.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out var points) && points > 0 ? points : null;

    /// <summary>Why it does not run, as a sentence; null where somebody asked for it.</summary>
    internal static string? NotAskedFor => AskedFor is null ? $"{Variable} says at how many points of play something is to be killed, and it is not set to a number from 1." : null;

    [OneBoxScreenFact]
    public async Task On_one_box_every_play_is_proved_once_and_no_screen_is_blank_whatever_is_killed()
    {
        var plan = ChaosPlan.FromEnvironment();
        var folder = plan.MakeFolder("one-box-screen");
        await using var shop = await OneBox.OpenAsync(folder, plan.Seed, lanes: 1, LongestPlay);
        await RunAsync(plan, shop, folder);
    }

    [ClusterScreenFact]
    public async Task On_a_cluster_every_play_is_proved_once_and_no_screen_is_blank_whatever_is_killed()
    {
        var plan = ChaosPlan.FromEnvironment();
        var folder = plan.MakeFolder("cluster-screen");
        await using var shop = await Cluster.OpenAsync(folder, plan.Seed, lanes: 1, LongestPlay);
        await RunAsync(plan, shop, folder);
    }

    private async Task RunAsync(ChaosPlan plan, IShop shop, string folder)
    {
        var count = AskedFor!.Value;
        output.WriteLine($"ACTORS_CHAOS_SEED={plan.Seed} {Variable}={count}; logs: {folder}");
        await using var run = await ScreenRun.OpenAsync(shop, folder, TimeProvider.System);
        var log = new List<string>();
        try
        {
            foreach (var (point, number) in PointPlan.Draw(plan.Seed, run.Blows, count).Select((point, i) => (point, i + 1)))
            {
                log.Add(string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetUtcNow():HH:mm:ss.fff} {number}: {point.Blow} in {point.After.TotalSeconds:0.00} s for {point.Hold.TotalSeconds:0.00} s"));
                await run.StrikeAsync(point);
            }

            var verdict = await run.JudgeAsync();
            output.WriteLine(verdict.ToString());
            log.AddRange(verdict.Sentences);
            log.AddRange(verdict.Errors);
            verdict.Sentences.ShouldBeEmpty();
            verdict.BlanksWithBrowser.ShouldBeEmpty();
            verdict.BlanksAfterStart.ShouldAllBe(blank => blank < OwnRestart);
            verdict.Plays.ShouldBeGreaterThan(count);
        }
        finally
        {
            run.Save(Path.Combine(folder, "pictures.txt"));
            await File.WriteAllLinesAsync(Path.Combine(folder, "points.txt"), log);
        }
    }
}
