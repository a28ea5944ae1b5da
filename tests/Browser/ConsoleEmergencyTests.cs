using Actors.TestKit;
using Microsoft.Playwright;

namespace Actors.Tests;

public sealed class ConsoleEmergencyTests(Chromium browser) : IClassFixture<Chromium>
{
    [NeedsTheory(Needs.Browser)]
    [InlineData("en", "Headline", "Fire now", "1 of 3 screens show it", "Revoke")]
    [InlineData("de", "Überschrift", "Jetzt auslösen", "1 von 3 Bildschirmen zeigen ihn", "Widerrufen")]
    public async Task An_emergency_is_fired_after_a_question_says_who_shows_it_and_can_be_revoked_from_any_page(string language, string headline, string fire, string shown, string revoke)
    {
        await using var store = await TestStore.StartedAsync();
        var screen = await (await browser.ContextAsync()).NewPageAsync();
        await screen.GotoAsync(await store.ScreenAddressAsync("t1/checkout-1/screen-1"));
        var page = await browser.ConsoleAsync(store, "emergency", language);

        await page.GetByLabel(headline, new() { Exact = true }).FillAsync("Please leave the shop");
        await page.Locator(".button.danger.big").ClickAsync();
        var question = page.Locator("dialog.question[open]");
        await ConsolePages.SeenAsync(question.GetByText("Please leave the shop"));
        (await page.Locator(".emergency-banner").CountAsync()).ShouldBe(0, "nothing happens before the answer");
        await question.GetByRole(AriaRole.Button, new() { Name = fire }).ClickAsync();

        await ConsolePages.SeenAsync(page.Locator(".running-card").GetByText(shown));
        await ConsolePages.SeenAsync(page.Locator("[data-acknowledged=yes]", new() { HasText = "screen-1" }));
        (await page.Locator("[data-acknowledged=no]").CountAsync()).ShouldBe(2, "screens that nobody has opened do not count as if they showed it");
        await page.GoAsync("library");
        await page.Locator(".emergency-banner").GetByRole(AriaRole.Button, new() { Name = revoke }).ClickAsync();
        await page.Locator("dialog.question[open] .danger").ClickAsync();

        await ConsolePages.GoneAsync(page.Locator(".emergency-banner"));
    }

    [NeedsFact(Needs.Browser)]
    public async Task An_alert_of_an_authority_is_fired_from_its_file_and_a_wrong_file_is_refused_in_a_sentence()
    {
        await using var store = await TestStore.StartedAsync();
        var page = await browser.ConsoleAsync(store, "emergency");
        var sent = TimeProvider.System.GetUtcNow();

        await UploadAsync(page, "wrong.xml", "<note>nothing</note>");
        await ConsolePages.SeenAsync(page.Locator(".error:visible"));
        await UploadAsync(page, "alert.xml",
            $"""
            <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>test-1</identifier><sender>town@example</sender><sent>{sent:yyyy-MM-ddTHH:mm:ss}+00:00</sent><status>Actual</status><msgType>Alert</msgType><scope>Public</scope>
            <info><language>en</language><category>Safety</category><event>Storm</event><urgency>Immediate</urgency><severity>Severe</severity><certainty>Observed</certainty><expires>{sent.AddHours(2):yyyy-MM-ddTHH:mm:ss}+00:00</expires><headline>Storm over the town</headline><description>Stay inside.</description></info></alert>
            """);

        await ConsolePages.SeenAsync(page.Locator(".emergency-banner", new() { HasText = "Storm over the town" }));
    }

    private static async Task UploadAsync(IPage page, string name, string text)
    {
        await page.Locator("[data-upload]").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/xml", Buffer = System.Text.Encoding.UTF8.GetBytes(text) });
        await page.Locator("dialog.question[open] .danger").ClickAsync();
    }
}
