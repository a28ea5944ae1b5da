using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Actors.TestKit;
using Microsoft.Playwright;

namespace Actors.Tests;

/// <summary>What an operator asks the console after the fact, or before it: why did this play, how does this campaign stand, what will be on.</summary>
public sealed class ConsoleAnswersTests(Chromium browser) : IClassFixture<Chromium>
{
    private static readonly string Today = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin")).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [NeedsFact(Needs.Browser)]
    public async Task A_campaign_shows_its_plays_as_columns_and_gives_them_away_as_a_file_and_each_play_tells_why_it_was()
    {
        await using var store = await TestStore.StartedAsync();
        await store.MakeAsync("campaigns", new { name = "Spring", content = new[] { "hello" }, fromDate = Today, untilDate = Today, goal = "share-percent", amount = 60 });
        var screen = await (await browser.ContextAsync()).NewPageAsync();
        await screen.GotoAsync(await store.ScreenAddressAsync("t1/checkout-1/screen-1"));
        await ProvedAsync(store, plays: 2);
        var page = await browser.ConsoleAsync(store, "campaigns/spring");

        await ConsolePages.SeenAsync(page.Sheet().Locator(".chart rect.delivered"));
        (await page.Sheet().Locator(".chart rect.delivered").First.EvaluateAsync<double>("column => column.height.baseVal.value")).ShouldBeGreaterThan(0);
        (await page.Sheet().Locator(".chart svg").GetAttributeAsync("aria-label"))!.ShouldContain("Spring");
        var saved = await page.RunAndWaitForDownloadAsync(() => page.Sheet().GetByRole(AriaRole.Button, new() { Name = "CSV", Exact = true }).ClickAsync());
        saved.SuggestedFilename.ShouldBe("spring.csv");
        var lines = await File.ReadAllLinesAsync((await saved.PathAsync())!);
        lines[0].ShouldContain("venue_type");
        lines.Skip(1).ShouldAllBe(line => line.Contains("spring", StringComparison.Ordinal));
        lines.Length.ShouldBeGreaterThan(2);

        await page.Keyboard.PressAsync("Escape");
        await ConsolePages.GoneAsync(page.Sheet());
        await page.GoAsync("screens");
        await page.Locator("[data-screen='checkout-1/screen-1'] .whole").ClickAsync();
        var play = page.Sheet().Locator(".plays details", new() { HasText = "Hello" }).First;
        await play.Locator("summary").ClickAsync();
        await ConsolePages.SeenAsync(play.Locator(".trace .steps li"));
        (await play.Locator(".trace p").First.InnerTextAsync()).Length.ShouldBeGreaterThan(10);
    }

    [NeedsTheory(Needs.Browser)]
    [InlineData("en", "What would a screen show, and why?", "Ask")]
    [InlineData("de", "Was würde ein Bildschirm zeigen, und warum?", "Fragen")]
    public async Task The_schedule_tells_what_a_screen_would_show_and_why(string language, string title, string ask)
    {
        await using var store = await TestStore.StartedAsync();
        await store.MakeAsync("playlists", new { name = "Evening", items = new[] { new { content = "tea" } } });
        await store.MakeAsync("dayparts", new { name = "Evening", weekdays = new[] { "friday" }, from = "18:00", to = "22:00" });
        await store.MakeAsync("schedule", new { name = "Fridays", playlist = "evening", dayparts = new[] { "evening" }, priority = 90 });
        var page = await browser.ConsoleAsync(store, "schedule", language);
        var card = page.Locator(".preview-card");
        (await card.Locator("h3").InnerTextAsync()).ShouldBe(title);

        await card.Locator("input[type=datetime-local]").FillAsync("2026-12-04T19:00");
        await card.GetByRole(AriaRole.Button, new() { Name = ask }).ClickAsync();

        await ConsolePages.SeenAsync(card.Locator(".now-title", new() { HasText = "Tea" }));
        await ConsolePages.SeenAsync(card.Locator(".steps li"));
        (await card.Locator(".answer a").GetAttributeAsync("href")).ShouldBe("#/schedule/checkout-1");
    }

    [NeedsFact(Needs.Browser)]
    public async Task A_file_is_replaced_by_another_and_one_that_is_none_is_refused_beside_it()
    {
        await using var store = await TestStore.StartedAsync();
        var page = await browser.ConsoleAsync(store, "library");
        await page.Locator("[data-upload]").First.SetInputFilesAsync([Svg("offer.svg", "#c2611f")]);
        await page.Locator("[data-content=offer] .whole").ClickAsync();
        var before = await HashAsync(store);

        await page.Sheet().Locator(".replace input[type=file]").SetInputFilesAsync([new FilePayload { Name = "offer.png", MimeType = "image/png", Buffer = Encoding.UTF8.GetBytes("MZ this is no picture") }]);
        await ConsolePages.SeenAsync(page.Sheet().Locator(".replace .error:visible"));
        (await HashAsync(store)).ShouldBe(before);
        await page.Sheet().Locator(".replace input[type=file]").SetInputFilesAsync([Svg("other.svg", "#176b55")]);
        await ConsolePages.SeenAsync(page.GetByText("The file of offer is replaced."));

        (await HashAsync(store)).ShouldNotBe(before);
    }

    [NeedsFact(Needs.Browser)]
    public async Task A_place_of_a_playlist_is_dragged_to_another()
    {
        await using var store = await TestStore.StartedAsync();
        await store.MakeAsync("playlists", new { name = "Morning", items = new object[] { new { content = "hello" }, new { content = "tea" }, new { content = "hello", seconds = 2 } } });
        var page = await browser.ConsoleAsync(store, "playlists/morning");
        var places = page.Sheet().Locator(".place");

        // Onto the lower half of the last.
        await places.Nth(1).DragToAsync(places.Nth(2), new LocatorDragToOptions { TargetPosition = new TargetPosition { X = 60, Y = (float)(await places.Nth(2).BoundingBoxAsync())!.Height - 4 } });
        await page.SaveAsync();

        using var client = store.Client(store.Server.Key.Text);
        (await client.GetFromJsonAsync<JsonElement>("/api/v1/playlists/morning")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("content").GetString()).ShouldBe(["hello", "hello", "tea"]);
    }

    private static FilePayload Svg(string name, string colour) => new()
    {
        Name = name, MimeType = "image/svg+xml",
        Buffer = Encoding.UTF8.GetBytes($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 16 9\" width=\"1600\" height=\"900\"><rect width=\"16\" height=\"9\" fill=\"{colour}\"/></svg>"),
    };

    private static async Task<string> HashAsync(TestStore store)
    {
        using var client = store.Client(store.Server.Key.Text);
        return (await client.GetFromJsonAsync<JsonElement>("/api/v1/content/offer")).GetProperty("sha256").GetString()!;
    }

    private static async Task ProvedAsync(TestStore store, int plays)
    {
        using var client = store.Client(store.Server.Key.Text);
        var clock = TimeProvider.System;
        var began = clock.GetTimestamp();
        while ((await client.GetFromJsonAsync<JsonElement>("/api/v1/plays?campaign=spring")).GetProperty("plays").GetArrayLength() < plays)
        {
            clock.GetElapsedTime(began).ShouldBeLessThan(TimeSpan.FromSeconds(40), $"expected {plays} proofs of the campaign");
            await Task.Delay(TimeSpan.FromMilliseconds(200), clock);
        }
    }
}
