using System.Globalization;
using System.Text;
using Actors.TestKit;
using Xunit.Abstractions;

namespace Actors.Tests;

/// <summary>
/// A screen that plays for hours: pictures, videos, HTML and zones, each a tenth as long as in a shop, so that ten hours' changes happen in
/// one. A short run takes a minute; ACTORS_SOAK_MINUTES=30 is five hours of play.
/// </summary>
public sealed class SoakTests(ITestOutputHelper output)
{
    /// <summary>What the page may hold more at the end of a run than after it has warmed up.</summary>
    private const double MostGrowth = 1.10;

    /// <summary>What the browser's processes hold goes up and down for minutes before it says anything about growth.</summary>
    private static readonly TimeSpan SettledAfter = TimeSpan.FromMinutes(5);

    private const double ShortRun = 1;
    private const int Samples = 24;

    [NeedsFact(Needs.Browser | Needs.Ffmpeg)]
    public async Task A_screen_that_plays_for_hours_holds_no_more_in_the_end_than_when_it_was_warm()
    {
        var minutes = Environment.GetEnvironmentVariable("ACTORS_SOAK_MINUTES") is { } asked ? double.Parse(asked, CultureInfo.InvariantCulture) : ShortRun;
        var clock = TimeProvider.System;
        var began = clock.GetUtcNow();
        await using var store = await SignageStore.StartAsync(clock, await ContentAsync());
        await ScheduleAsync(store);
        await using var meter = await PageMemoryMeter.OpenAsync(new Uri(store.ScreenAddress), clock);

        // A quarter of the time warms it up: every spot has been decoded, every function compiled.
        var total = TimeSpan.FromMinutes(minutes);
        await Task.Delay(total / 4, clock);
        var curve = new List<PageMemory>();
        for (var i = 0; i < Samples; i++)
        {
            curve.Add(await meter.MeasureAsync(clock.GetUtcNow() - began));
            output.WriteLine(curve[^1].ToString());
            await Task.Delay(total * 0.75 / Samples, clock);
        }

        var proofs = await store.ProofsAsync(began, clock.GetUtcNow());
        double heap = Growth(curve, point => point.Heap), nodes = Least(curve.TakeLast(Samples / 3)) / Least(curve.Take(Samples / 3)), resident = Growth(curve, point => point.Resident);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{minutes:0.#} minutes, {proofs.Count} plays proved: heap ×{heap:0.000}, nodes ×{nodes:0.000}, processes ×{resident:0.000}"));
        proofs.Select(proof => proof.ContentId).Distinct().Count().ShouldBeGreaterThanOrEqualTo(4, "pictures, a video and HTML have played");
        heap.ShouldBeLessThan(MostGrowth);
        nodes.ShouldBeLessThan(MostGrowth);
        if (total >= SettledAfter)
        {
            resident.ShouldBeLessThan(MostGrowth);
        }
    }

    /// <summary>The middle of the last third by the middle of the first.</summary>
    private static double Growth(List<PageMemory> curve, Func<PageMemory, double> value) => Middle(curve.TakeLast(Samples / 3).Select(value)) / Middle(curve.Take(Samples / 3).Select(value));

    /// <summary>What is there while the smallest spot is on: how many nodes a spot has is its own affair.</summary>
    private static double Least(IEnumerable<PageMemory> curve) => curve.Min(point => point.Nodes);

    private static double Middle(IEnumerable<double> values) => values.Order().Skip(Samples / 6).First();

    private static async Task<StoreSpot[]> ContentAsync() =>
    [
        StoreSpot.Stripes("picture-1", "#203080", 1), StoreSpot.Stripes("picture-2", "#107030", 1),
        new("video-1", ".mp4", await TestVideo.MakeAsync(), 1.5),
        new("html-1", ".html", Encoding.UTF8.GetBytes("<!doctype html><body style='margin:0;background:#c08020;font:20vmin sans-serif'><p id=t>0</p><script>let n = 0; setInterval(() => document.getElementById('t').textContent = ++n, 100)</script>"), 1.2),
        StoreSpot.Stripes("ticker-1", "#a02040", 1), StoreSpot.Stripes("ticker-2", "#205060", 1),
    ];

    private static async Task ScheduleAsync(SignageStore store)
    {
        await store.MakeAsync("playlists/main", new { name = "Main", items = ((string[])["picture-1", "video-1", "html-1", "picture-2"]).Select(content => new { content }) });
        await store.MakeAsync("playlists/ticker", new { name = "Ticker", items = ((string[])["ticker-1", "html-1", "ticker-2"]).Select(content => new { content }) });
        await store.MakeAsync("schedule/main", new { name = "Main", playlist = "main", priority = 50 });
        await store.MakeAsync("layouts/two", new
        {
            name = "Two zones",
            zones = new object[]
            {
                new { id = "main", left = 0, top = 0, width = 100, height = 80 },
                new { id = "ticker", left = 0, top = 80, width = 100, height = 20, playlist = "ticker" },
            },
        });
    }
}
