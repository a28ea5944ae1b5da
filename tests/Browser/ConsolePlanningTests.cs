using System.Net.Http.Json;
using System.Text.Json;
using Actors.TestKit;
using Microsoft.Playwright;

namespace Actors.Tests;

public sealed class ConsolePlanningTests(Chromium browser) : IClassFixture<Chromium>
{
    private static readonly object Morning = new { name = "Morning", items = new object[] { new { content = "hello", seconds = 2 }, new { content = "tea" } } };

    [NeedsTheory(Needs.Browser)]
    [InlineData("en", "New playlist", "Add Hello", "Add Tea", "Move Tea up", "New daypart", "New entry", "From", "To")]
    [InlineData("de", "Neue Playlist", "Hello hinzufügen", "Tea hinzufügen", "Tea nach oben", "Neue Tageszeit", "Neuer Eintrag", "Von", "Bis")]
    public async Task A_playlist_a_daypart_and_an_entry_are_made_with_the_keyboard_and_stand_in_the_week(
        string language, string newPlaylist, string addHello, string addTea, string teaUp, string newDaypart, string newEntry, string from, string to)
    {
        await using var store = await TestStore.StartedAsync();
        var page = await browser.ConsoleAsync(store, "playlists", language);

        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = newPlaylist }));
        await page.Keyboard.TypeAsync("Breakfast");
        await PressAsync(page.Sheet().GetByRole(AriaRole.Button, new() { Name = addHello }));
        await PressAsync(page.Sheet().GetByRole(AriaRole.Button, new() { Name = addTea }));
        await PressAsync(page.Sheet().GetByRole(AriaRole.Button, new() { Name = teaUp }));
        (await page.EvaluateAsync<string>("document.activeElement.closest('.place').querySelector('.title').textContent")).ShouldBe("Tea", "the focus goes with what was moved");
        await page.SaveAsync();
        await ConsolePages.SeenAsync(page.Locator("[data-playlist=breakfast]"));
        (await ItemAsync(store, "playlists/breakfast")).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("content").GetString()).ShouldBe(["tea", "hello"]);

        await page.GoAsync("schedule");
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = newDaypart }));
        await page.Keyboard.TypeAsync("Early");
        await page.Field(from).FillAsync("22:00");
        await page.Field(to).FillAsync("06:00");
        await page.SaveAsync();
        await ConsolePages.SeenAsync(page.Locator("[data-daypart=early]"));
        await PressAsync(page.GetByRole(AriaRole.Button, new() { Name = newEntry }));
        await page.Keyboard.TypeAsync("Nights");
        await page.Field("Early").PressAsync(" ");
        await page.SaveAsync();

        await ConsolePages.SeenAsync(page.Locator("[data-entry=nights]"));
        var entry = await ItemAsync(store, "schedule/nights");
        (entry.GetProperty("playlist").GetString(), entry.GetProperty("dayparts")[0].GetString()).ShouldBe(("breakfast", "early"));
    }

    [NeedsFact(Needs.Browser)]
    public async Task A_deleted_item_comes_back_from_where_it_was_deleted_and_from_the_trash()
    {
        await using var store = await TestStore.StartedAsync();
        await store.MakeAsync("playlists", Morning);
        var page = await browser.ConsoleAsync(store, "playlists/morning");

        await page.Sheet().GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
        await GoneAsync(page, "morning");
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await ConsolePages.SeenAsync(page.Locator("[data-playlist=morning]"));

        await page.Locator("[data-select=playlists][value=morning]").CheckAsync();
        await page.Locator(".bulk .danger").ClickAsync();
        await GoneAsync(page, "morning");
        await page.GoAsync("trash");
        await page.Locator("[data-trash='playlists/morning']").GetByRole(AriaRole.Button, new() { Name = "Restore" }).ClickAsync();

        await GoneAsync(page, "morning");
        (await ItemAsync(store, "playlists/morning")).GetProperty("deletedAt").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [NeedsFact(Needs.Browser)]
    public async Task What_somebody_else_changed_meanwhile_is_shown_and_both_changes_are_kept()
    {
        await using var store = await TestStore.StartedAsync();
        await store.MakeAsync("dayparts", new { name = "Evening", weekdays = new[] { "friday" }, from = "18:00", to = "22:00" });
        var page = await browser.ConsoleAsync(store, "schedule");
        await page.Locator("[data-daypart=evening] .whole").ClickAsync();
        await page.Field("To").FillAsync("23:00");
        await ReplaceAsync(store, "dayparts/evening", new { name = "Late evening", weekdays = new[] { "friday" }, from = "18:00", to = "22:00" });

        await page.Sheet().Locator(".button.strong").ClickAsync();
        var question = page.Locator("dialog.question[open]");
        await ConsolePages.SeenAsync(question.GetByText("Somebody changed this meanwhile"));
        await ConsolePages.SeenAsync(question.GetByText("Late evening"));
        await question.GetByRole(AriaRole.Button, new() { Name = "Put my changes on theirs" }).ClickAsync();
        await page.SaveAsync();

        var item = await ItemAsync(store, "dayparts/evening");
        (item.GetProperty("name").GetString(), item.GetProperty("to").GetString()).ShouldBe(("Late evening", "23:00"));
    }

    [NeedsFact(Needs.Browser)]
    public async Task A_refusal_stands_beside_the_field_that_it_names_and_the_field_has_the_focus()
    {
        await using var store = await TestStore.StartedAsync();
        await store.MakeAsync("playlists", Morning);
        var page = await browser.ConsoleAsync(store, "schedule");
        await page.GetByRole(AriaRole.Button, new() { Name = "New entry" }).ClickAsync();
        await page.Field("Name").FillAsync("Backwards");
        await page.Field("First day").FillAsync("2026-12-02");
        await page.Field("Last day").FillAsync("2026-12-01");
        await page.Sheet().Locator(".button.strong").ClickAsync();

        var said = page.Sheet().Locator(".error:visible, .errors:visible").First;
        await ConsolePages.SeenAsync(said);
        (await said.InnerTextAsync()).ShouldContain("2026-12-0");
        (await page.EvaluateAsync<bool>("document.activeElement.closest('dialog.sheet') !== null")).ShouldBeTrue();
    }

    [NeedsFact(Needs.Browser)]
    public async Task Several_entries_get_a_priority_together()
    {
        await using var store = await TestStore.StartedAsync();
        await store.MakeAsync("playlists", Morning);
        foreach (var name in (string[])["First", "Second", "Third"])
        {
            await store.MakeAsync("schedule", new { name, playlist = "morning" });
        }

        var page = await browser.ConsoleAsync(store, "schedule");
        await page.Locator("[data-select=schedule][value=first]").CheckAsync();
        await page.Locator("[data-select=schedule][value=third]").CheckAsync();
        await ConsolePages.SeenAsync(page.GetByText("2 selected"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Set priority" }).ClickAsync();
        await page.Field("Priority").FillAsync("80");
        await page.SaveAsync();

        await ConsolePages.SeenAsync(page.GetByText("2 items are changed."));
        (await PrioritiesAsync(store)).ShouldBe([("first", 80), ("second", 50), ("third", 80)]);
    }

    [NeedsFact(Needs.Browser)]
    public async Task Leaving_a_form_with_changes_asks_first_and_an_untouched_one_does_not()
    {
        await using var store = await TestStore.StartedAsync();
        await store.MakeAsync("playlists", Morning);
        var page = await browser.ConsoleAsync(store, "playlists/morning");
        await ConsolePages.SeenAsync(page.Sheet());
        await page.Keyboard.PressAsync("Escape");
        await ConsolePages.GoneAsync(page.Sheet());

        await page.Locator("[data-playlist=morning] .whole").ClickAsync();
        await page.Field("Name").FillAsync("Other");
        await page.Keyboard.PressAsync("Escape");
        await ConsolePages.SeenAsync(page.GetByText("Leave without saving?"));
        await page.Locator("dialog.question[open]").GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();

        (await page.Field("Name").InputValueAsync()).ShouldBe("Other");
    }

    private static async Task PressAsync(ILocator button)
    {
        await button.FocusAsync();
        await button.PressAsync("Enter");
    }

    private static Task GoneAsync(IPage page, string id) => ConsolePages.GoneAsync(page.Locator($"[data-playlist={id}], [data-trash='playlists/{id}']"));

    private static async Task<JsonElement> ItemAsync(TestStore store, string path)
    {
        using var client = store.Client(store.Server.Key.Text);
        return await client.GetFromJsonAsync<JsonElement>($"/api/v1/{path}");
    }

    private static async Task<IEnumerable<(string?, int)>> PrioritiesAsync(TestStore store) =>
        (await ItemAsync(store, "schedule")).GetProperty("items").EnumerateArray().Select(item => (item.GetProperty("id").GetString(), item.GetProperty("priority").GetInt32()));

    private static async Task ReplaceAsync(TestStore store, string path, object item)
    {
        using var client = store.Client(store.Server.Key.Text);
        client.DefaultRequestHeaders.TryAddWithoutValidation("If-Match", "\"1\"");
        using var answer = await client.PutAsJsonAsync($"/api/v1/{path}", item);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
    }
}
