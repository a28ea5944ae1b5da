using System.Net.Http.Json;
using System.Text.Json;
using Actors.TestKit;
using Microsoft.Playwright;

namespace Actors.Tests;

public sealed class ConsoleScreensTests(Chromium browser) : IClassFixture<Chromium>
{
    [NeedsTheory(Needs.Browser)]
    [InlineData("en", "Healthy", "Offline")]
    [InlineData("de", "Gesund", "Nicht erreichbar")]
    public async Task A_screen_says_in_words_and_by_a_shape_how_it_is_and_shows_what_it_plays(string language, string healthy, string offline)
    {
        await using var store = await TestStore.StartedAsync();
        var page = await browser.ConsoleAsync(store, "screens", language);
        var card = page.Locator("[data-screen='checkout-1/screen-1']");
        await ConsolePages.SeenAsync(card.Locator(".health", new() { HasText = offline }));

        var screen = await (await browser.ContextAsync()).NewPageAsync();
        await screen.GotoAsync(await store.ScreenAddressAsync("t1/checkout-1/screen-1"));

        await ConsolePages.SeenAsync(card.Locator(".health[data-health=healthy]", new() { HasText = healthy }));
        (await card.Locator(".health svg path").GetAttributeAsync("d")).ShouldNotBe(await page.Locator("[data-screen='entrance/screen-1'] .health svg path").GetAttributeAsync("d"));
        await ConsolePages.SeenAsync(card.Locator(".picture img:not([hidden])"));
        (await card.Locator(".picture img").EvaluateAsync<bool>("image => image.naturalWidth > 0")).ShouldBeTrue();
        await screen.Context.CloseAsync();
        await ConsolePages.SeenAsync(card.Locator(".health[data-health=offline]"));
    }

    [NeedsFact(Needs.Browser)]
    public async Task A_zone_is_moved_by_keys_and_by_the_pointer_and_set_in_numbers()
    {
        await using var store = await TestStore.StartedAsync();
        await store.MakeAsync("playlists", new { name = "Morning", items = new[] { new { content = "hello" } } });
        var page = await browser.ConsoleAsync(store, "screens");
        await page.GetByRole(AriaRole.Button, new() { Name = "New layout" }).ClickAsync();
        await page.Field("Name").FillAsync("Beside");
        await page.Field("Height of main in percent").FillAsync("60");
        await page.Field("Height of main in percent").PressAsync("Tab");
        await page.Sheet().GetByRole(AriaRole.Button, new() { Name = "Add a zone" }).ClickAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("Shift+ArrowDown");
        (await page.Field("Left of side in percent").InputValueAsync()).ShouldBe("69");

        var zone = page.Sheet().Locator(".zone").Nth(1);
        var stage = (await page.Sheet().Locator(".stage").BoundingBoxAsync())!;
        var at = (await zone.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(at.X + 20, at.Y + 20);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(at.X + 20 - (stage.Width * 0.2f), at.Y + 20, new MouseMoveOptions { Steps = 5 });
        await page.Mouse.UpAsync();
        await page.SaveAsync();

        using var client = store.Client(store.Server.Key.Text);
        var zones = (await client.GetFromJsonAsync<JsonElement>("/api/v1/layouts/beside")).GetProperty("zones");
        zones[0].GetProperty("height").GetDouble().ShouldBe(60);
        zones[1].GetProperty("left").GetDouble().ShouldBe(49, 1.01);
        zones[1].GetProperty("playlist").GetString().ShouldBe("morning");
    }
}
