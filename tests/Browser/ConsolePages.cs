using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;

namespace Actors.Tests;

/// <summary>The console's pages as somebody opens them, and what a person does with them.</summary>
internal static class ConsolePages
{
    /// <summary>For what a person would wait for without asking.</summary>
    public const float Patience = 20_000;

    /// <summary>Every page, by its place in the address.</summary>
    public static IReadOnlyList<string> All { get; } = ["lanes", "screens", "emergency", "library", "playlists", "schedule", "campaigns", "trash", "accounts", "audit"];

    /// <summary>Opens a page of a store's console, unlocked unless the key is empty.</summary>
    public static async Task<IPage> ConsoleAsync(this Chromium browser, TestStore store, string place = "lanes", string language = "en", string? key = null, int width = 1280, bool dark = false)
    {
        var context = await browser.ContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = 900 },
            Locale = language == "de" ? "de-DE" : "en-GB",
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(Patience);
        var page = await context.NewPageAsync();
        key ??= store.Server.Key.Text;
        await page.GotoAsync($"{store.Server.Address}/{(key.Length > 0 ? $"#key={key}" : "")}");
        await SeenAsync(page.Locator("body[data-page=lanes]"));
        if (key.Length > 0)
        {
            await SeenAsync(page.Locator("body.unlocked"));
        }

        if (place != "lanes")
        {
            await page.GoAsync(place);
        }

        return page;
    }

    /// <summary>Goes to another page of the console and waits until it stands.</summary>
    public static async Task GoAsync(this IPage page, string place)
    {
        await page.EvaluateAsync("place => { location.hash = '/' + place; }", place);
        await SeenAsync(page.Locator($"body[data-page={place.Split('/')[0]}] .page"));
    }

    public static Task SeenAsync(ILocator locator) => locator.First.WaitForAsync(new LocatorWaitForOptions { Timeout = Patience });

    public static Task GoneAsync(ILocator locator) => locator.First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached, Timeout = Patience });

    /// <summary>The sheet that is open.</summary>
    public static ILocator Sheet(this IPage page) => page.Locator("dialog.sheet[open]");

    /// <summary>Presses the button of the open sheet that makes or saves.</summary>
    public static async Task SaveAsync(this IPage page)
    {
        await page.Sheet().Locator(".button.strong").Last.ClickAsync();
        await GoneAsync(page.Sheet());
    }

    /// <summary>A field of the open sheet, by the words beside it.</summary>
    public static ILocator Field(this IPage page, string label) => page.Sheet().GetByLabel(label, new LocatorGetByLabelOptions { Exact = true });

    /// <summary>The address of a screen, token included.</summary>
    public static async Task<string> ScreenAddressAsync(this TestStore store, string display)
    {
        using var client = store.Client(store.Server.Key.Text);
        var screens = await client.GetFromJsonAsync<JsonElement>("/api/v1/screens");
        return screens.EnumerateArray().Single(screen => screen.GetProperty("id").GetString() == display).GetProperty("address").GetString()!;
    }

    /// <summary>Makes an item over the API, so that a test can be about something else.</summary>
    public static async Task MakeAsync(this TestStore store, string kind, object item)
    {
        using var client = store.Client(store.Server.Key.Text);
        using var answer = await client.PostAsJsonAsync($"/api/v1/{kind}", item);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
    }
}
