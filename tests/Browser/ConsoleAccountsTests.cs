using System.Net.Http.Json;
using System.Text.Json;
using Actors.TestKit;
using Microsoft.Playwright;

namespace Actors.Tests;

public sealed class ConsoleAccountsTests(Chromium browser) : IClassFixture<Chromium>
{
    [NeedsFact(Needs.Browser)]
    public async Task An_accounts_key_is_shown_once_and_opens_the_console_with_its_role()
    {
        await using var store = await TestStore.StartedAsync();
        var page = await browser.ConsoleAsync(store, "accounts");
        await page.GetByRole(AriaRole.Button, new() { Name = "New account" }).ClickAsync();
        await page.Field("Name").FillAsync("Night shift");
        await page.Field("Role").SelectOptionAsync("operator");
        await page.Sheet().Locator(".button.strong").ClickAsync();

        var field = page.Sheet().GetByLabel("Key", new() { Exact = true });
        await ConsolePages.SeenAsync(field);
        var key = await field.InputValueAsync();
        await page.Sheet().Locator(".sheet-foot .button").ClickAsync();
        await ConsolePages.SeenAsync(page.Locator("[data-account=night-shift]"));
        await page.WaitForFunctionAsync("key => !document.documentElement.outerHTML.includes(key)", key);

        var other = await browser.ConsoleAsync(store, "accounts", key: key);
        await ConsolePages.SeenAsync(other.GetByText("Night shift, with the role Operator."));
        await ConsolePages.SeenAsync(other.GetByText("Accounts are for the role Admin."));

        await page.Locator("[data-account=night-shift]").GetByRole(AriaRole.Button, new() { Name = "Revoke" }).ClickAsync();
        await page.Locator("dialog.question[open] .danger").ClickAsync();
        await ConsolePages.SeenAsync(page.Locator("[data-account=night-shift].over"));
    }

    [NeedsFact(Needs.Browser)]
    public async Task A_viewer_sees_everything_and_is_told_why_nothing_can_be_changed()
    {
        await using var store = await TestStore.StartedAsync();
        await store.MakeAsync("playlists", new { name = "Morning", items = new[] { new { content = "hello" } } });
        var page = await browser.ConsoleAsync(store, "playlists", key: await ViewerAsync(store));

        await ConsolePages.SeenAsync(page.Locator("#access-note:visible"));
        (await page.Locator("#access-note").InnerTextAsync()).ShouldContain("Role".ToLowerInvariant());
        (await page.GetByRole(AriaRole.Button, new() { Name = "New playlist" }).IsDisabledAsync()).ShouldBeTrue();
        await page.Locator("[data-playlist=morning] .whole").ClickAsync();
        (await page.Field("Name").InputValueAsync()).ShouldBe("Morning");
        (await page.Field("Name").IsDisabledAsync()).ShouldBeTrue();
        (await page.Sheet().Locator(".button.strong").IsDisabledAsync()).ShouldBeTrue();
        await page.Keyboard.PressAsync("Escape");
        await ConsolePages.GoneAsync(page.Sheet());
        await page.GoAsync("lanes");
        (await page.Locator("[data-lane=checkout-1] [data-mode=off]").IsDisabledAsync()).ShouldBeTrue();
    }

    [NeedsFact(Needs.Browser)]
    public async Task Who_is_not_unlocked_is_asked_for_a_key_when_it_matters_and_what_was_typed_stays()
    {
        await using var store = await TestStore.StartedAsync();
        var page = await browser.ConsoleAsync(store, "schedule", key: "");
        await page.GetByRole(AriaRole.Button, new() { Name = "New daypart" }).ClickAsync();
        await page.Field("Name").FillAsync("Noon");
        await page.Sheet().Locator(".button.strong").ClickAsync();
        await page.FillAsync("#key-field", store.Server.Key.Text);
        await page.Keyboard.PressAsync("Enter");

        await ConsolePages.SeenAsync(page.Locator("[data-daypart=noon]"));
    }

    private static async Task<string> ViewerAsync(TestStore store)
    {
        using var client = store.Client(store.Server.Key.Text);
        using var answer = await client.PostAsJsonAsync("/api/v1/accounts", new { name = "Auditor", role = "viewer" });
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("key").GetString()!;
    }
}
