using Actors.Displays;
using Actors.TestKit;

namespace Actors.Tests;

public sealed class PlayerTests(Chromium browser) : IClassFixture<Chromium>
{
    [NeedsFact(Needs.Browser)]
    public async Task The_first_program_appears_on_a_page_that_opens_and_is_reported()
    {
        var store = new PlayerStore();
        await using var host = new PlayerHost(store);
        await host.StartAsync();
        var program = store.Display.Show(store.Stripes("red", "#c02020"), TimeProvider.System.GetUtcNow());
        var page = await browser.PageAsync();

        await page.GotoAsync(host.ScreenAddress.ToString());

        var report = await store.Display.ReportedAsync(program);
        report.ContentId.ShouldBe("red");
        report.SightingToScreenMs.ShouldBeNull();
        await page.Locator(".layer.showing img").WaitForAsync();
    }
}
