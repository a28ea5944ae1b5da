using System.Globalization;
using System.Text.Json.Nodes;

namespace Actors.Benchmarks.Screens;

/// <summary>
/// A store of 500 screens in one process, its pages in another: what a screen costs while nothing but play happens, and how long a change takes
/// until every screen has it, beside a bare server that pushes the same bytes into as many sockets.
/// </summary>
internal sealed class ScreensBenchmark(TimeProvider clock) : IBenchmark
{
    private const int Lanes = 250, DisplaysOfLane = 2;

    public string Name => "screens";

    public string Description => "500 screens at one silo: memory and time a screen, and a change until all have it, against a bare push into as many sockets.";

    public async Task<JsonObject> RunAsync(BenchmarkSettings settings, CancellationToken cancellationToken)
    {
        var lanes = settings.Quick ? 4 : Lanes;
        var screens = lanes * DisplaysOfLane;
        var (changes, rest) = settings.Quick ? (2, 2) : (20, 40);
        using var place = new ShopPlace(lanes, DisplaysOfLane);
        await using var floor = await ChildProgram.StartAsync(PushProgram.Verb, [], PushProgram.Ready, cancellationToken);
        await using var store = await StoreChild.StartAsync(place, clock, cancellationToken);
        await using var pages = await ChildProgram.StartAsync(PagesProgram.Verb, [store.Address, store.Key, floor.Word], PagesProgram.Ready, cancellationToken);

        var bare = store.Measure();
        await pages.AskAsync("open", cancellationToken);
        await pages.AskAsync(Words("rest", settings.Quick ? 1 : 15), cancellationToken);

        var (before, pagesBefore) = (store.Measure(), pages.CpuSeconds);
        var playing = await pages.AskAsync(Words("rest", rest), cancellationToken);
        var after = store.Measure();
        var seconds = Number(playing, "seconds");
        var emergencies = await pages.AskAsync(Words("emergencies", changes), cancellationToken);
        var schedules = await pages.AskAsync(Words("schedules", changes), cancellationToken);
        var pushes = await pages.AskAsync(Words("floor", changes * 2, (int)Number(emergencies, "bytes"), screens), cancellationToken);
        var figures = new JsonObject
        {
            ["screens_screens"] = (double)screens,
            ["screens_silo_without_pages_mb"] = bare.Resident / 1e6,
            ["screens_silo_with_pages_mb"] = after.Resident / 1e6,
            ["screens_memory_a_screen_kb"] = after.Resident / 1e3 / screens,
            ["screens_memory_a_page_adds_kb"] = (after.Resident - bare.Resident) / 1e3 / screens,
            ["screens_silo_cpu_percent_of_a_core"] = 100 * (after.CpuSeconds - before.CpuSeconds) / seconds,
            ["screens_cpu_a_screen_ms_a_second"] = 1e3 * (after.CpuSeconds - before.CpuSeconds) / seconds / screens,
            ["screens_pages_cpu_percent_of_a_core"] = 100 * (pages.CpuSeconds - pagesBefore) / seconds,
            ["screens_programs_a_second"] = Number(playing, "programs") / seconds,
            ["screens_proofs_a_second"] = Number(playing, "proved") / seconds,
            ["screens_program_bytes"] = Number(emergencies, "bytes"),
            ["screens_links_lost"] = Number(pushes, "lost"),
        };
        Add(figures, "screens_emergency", emergencies);
        Add(figures, "screens_schedule", schedules);
        Add(figures, "screens_push", pushes);
        foreach (var change in (string[])["emergency", "schedule"])
        {
            figures[$"screens_{change}_to_push_ratio"] = Number(figures, $"screens_{change}_all_p50_ms") / Number(figures, "screens_push_all_p50_ms");
        }

        return figures;
    }

    /// <summary>Of each change: when half of the screens had it, when the last did.</summary>
    private static void Add(JsonObject figures, string name, JsonObject answer)
    {
        double[] one = [.. answer["each"]!.AsArray().Select(value => value!.GetValue<double>()).Order()];
        double[] all = [.. answer["all"]!.AsArray().Select(value => value!.GetValue<double>()).Order()];
        figures[name + "_screen_p50_ms"] = Quantile(one, 0.5);
        figures[name + "_screen_p99_ms"] = Quantile(one, 0.99);
        figures[name + "_all_p50_ms"] = Quantile(all, 0.5);
        figures[name + "_all_p99_ms"] = Quantile(all, 0.99);
        figures[name + "_all_max_ms"] = all[^1];
    }

    private static double Quantile(double[] sorted, double share) => sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];

    private static double Number(JsonObject answer, string name) => answer[name]!.GetValue<double>();

    private static string Words(params object[] words) => string.Join(' ', words.Select(word => Convert.ToString(word, CultureInfo.InvariantCulture)));
}
