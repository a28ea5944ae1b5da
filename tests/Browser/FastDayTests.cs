using System.Globalization;
using Actors.TestKit;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Actors.Tests;

/// <summary>
/// A day on which summer time ends, in minutes: one clock drives a whole store and the page of its screen. It is played for the hours around the
/// change, and to its end with ACTORS_FAST_DAY=full.
/// </summary>
public sealed class FastDayTests(Chromium browser, ITestOutputHelper output) : IClassFixture<Chromium>
{
    private const double Share = 20;
    private const int Contracted = 300;

    // Midnight in Berlin, and 25 hours later; at 03:00 the clocks go back to 02:00.
    private static readonly DateTimeOffset Midnight = new(2026, 10, 24, 22, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset NextMidnight = Midnight.AddHours(25);

    private static readonly string[] EveryDay = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    /// <summary>Different in length, so that plays fall on ever other seconds of the day.</summary>
    private static readonly StoreSpot[] Content =
    [
        StoreSpot.Stripes("house-1", "#203080", 43), StoreSpot.Stripes("house-2", "#107030", 31), StoreSpot.Stripes("house-3", "#8a3a10", 59),
        StoreSpot.Stripes("night-1", "#402060", 53), StoreSpot.Stripes("night-2", "#205060", 47), StoreSpot.Stripes("morning-1", "#c08020", 37),
        StoreSpot.Stripes("change-1", "#a02040", 41), StoreSpot.Stripes("share-1", "#008080", 30), StoreSpot.Stripes("contract-1", "#606000", 29),
    ];

    private static readonly string[] Sold = ["share-1", "contract-1"];

    [NeedsFact(Needs.Browser)]
    public async Task A_day_on_which_summer_time_ends_plays_what_was_scheduled_and_sold_without_a_blank_frame()
    {
        var full = Environment.GetEnvironmentVariable("ACTORS_FAST_DAY") == "full";
        var end = full ? NextMidnight : Midnight.AddHours(4.5);
        var began = TimeProvider.System.GetTimestamp();
        var clock = new ManualClock(Midnight.AddMinutes(-3));
        await using var store = await SignageStore.StartAsync(clock, Content, FastDayClocks.Ping);
        await ScheduleAsync(store);
        var page = await browser.PageAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 480, Height = 270 } });
        var clocks = await FastDayClocks.OpenAsync(clock, page, store.ScreenAddress);
        await clocks.RunUntilAsync(Midnight, () => Task.CompletedTask);

        await using var cast = await Screencast.StartAsync(page, width: 192);
        var looks = new List<Screencast.Look>();
        var shots = new List<byte[]>();
        await clocks.RunUntilAsync(end, async () =>
        {
            // One of ten moments of change is looked at on purpose; every picture that the browser draws is, anyway.
            if (Random.Shared.Next(10) == 0)
            {
                shots.Add(await page.ScreenshotAsync(new PageScreenshotOptions { Type = ScreenshotType.Jpeg, Quality = 60 }));
            }

            if (shots.Count >= 50)
            {
                looks.AddRange(await cast.JudgeAsync(shots));
                looks.AddRange(await cast.JudgeAsync());
                shots.Clear();
            }
        });
        looks.AddRange(await cast.JudgeAsync(shots));
        looks.AddRange(await cast.StopAsync());

        // What was playing at the end is proved when it is over.
        await clocks.RunUntilAsync(end.AddMinutes(3), () => Task.CompletedTask);
        var proofs = await store.ProofsAsync(Midnight, end);
        var day = new FastDayJudge(proofs, Midnight, end);
        var (ahead, behind) = day.Pace("contract-1", Contracted, Midnight, NextMidnight);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{(end - Midnight).TotalHours:0.0} h in {TimeProvider.System.GetElapsedTime(began).TotalSeconds:0} s: {proofs.Count} plays proved, {day.Proved():0.00} % of the time, longest gap {day.LongestGap.TotalMilliseconds:0} ms"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"share of voice {day.Share("share-1"):0.00} % of {Share} %; {day.Plays("contract-1")} contracted plays, at most {ahead:0.00} ahead and {behind:0.00} behind"));
        foreach (var gap in day.Gaps)
        {
            output.WriteLine(gap);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{looks.Count} pictures, {looks.Count(look => look.Blank)} blank; {clocks.Links} links, {clocks.Programs} programs, {clocks.Waits} waits"));

        proofs.Count.ShouldBeGreaterThan((int)((end - Midnight).TotalSeconds / 60), "a spot is a minute at most");
        day.Gaps.ShouldBeEmpty("one spot follows the other");
        day.LongestOverlap.ShouldBeLessThan(TimeSpan.FromMilliseconds(300), "a screen shows one thing at a time");
        looks.Count.ShouldBeGreaterThan(proofs.Count, "every change puts a picture on the screen");
        looks.ShouldAllBe(look => !look.Blank);

        // Night from 22:00 on lasts nine hours, the hour of the change two.
        day.Strangers(Midnight, Midnight.AddHours(2), ["night-1", "night-2", .. Sold]).ShouldBeEmpty();
        day.Strangers(Midnight.AddHours(2), Midnight.AddHours(4), ["change-1", .. Sold]).ShouldBeEmpty();
        day.Strangers(Midnight.AddHours(4), Min(end, Midnight.AddHours(7)), ["night-1", "night-2", .. Sold]).ShouldBeEmpty();
        if (full)
        {
            day.Strangers(Midnight.AddHours(7), Midnight.AddHours(11), ["morning-1", .. Sold]).ShouldBeEmpty();
            day.Strangers(Midnight.AddHours(11), Midnight.AddHours(23), ["house-1", "house-2", "house-3", .. Sold]).ShouldBeEmpty();
            day.Strangers(Midnight.AddHours(23), NextMidnight, ["night-1", "night-2", .. Sold]).ShouldBeEmpty();
        }

        day.Share("share-1").ShouldBe(Share, 1.0);
        ahead.ShouldBeLessThanOrEqualTo(1);
        behind.ShouldBeLessThanOrEqualTo(1);
    }

    private static async Task ScheduleAsync(SignageStore store)
    {
        await store.MakeAsync("dayparts/night", new { name = "Night", weekdays = EveryDay, from = "22:00", to = "06:00" });
        await store.MakeAsync("dayparts/change", new { name = "The hour of the change", weekdays = new[] { "sunday" }, from = "02:00", to = "03:00" });
        await store.MakeAsync("dayparts/morning", new { name = "Morning", weekdays = EveryDay, from = "06:00", to = "10:00" });
        foreach (var (name, priority, contents) in new (string, int, string[])[] { ("house", 10, ["house-1", "house-2", "house-3"]), ("night", 40, ["night-1", "night-2"]), ("morning", 40, ["morning-1"]), ("change", 60, ["change-1"]) })
        {
            await store.MakeAsync("playlists/" + name, new { name, items = contents.Select(content => new { content }) });
            await store.MakeAsync("schedule/" + name, new { name, playlist = name, priority, dayparts = name == "house" ? [] : new[] { name } });
        }

        await store.MakeAsync("campaigns/share", new { name = "A fifth of the day", content = new[] { "share-1" }, fromDate = "2026-10-25", untilDate = "2026-10-25", goal = "share-percent", amount = Share });
        await store.MakeAsync("campaigns/contract", new { name = "Every five minutes", content = new[] { "contract-1" }, fromDate = "2026-10-25", untilDate = "2026-10-25", goal = "plays", amount = Contracted });
    }

    private static DateTimeOffset Min(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
