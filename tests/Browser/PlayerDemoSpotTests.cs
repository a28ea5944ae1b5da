using Actors.Displays;
using Actors.Lanes;
using Actors.TestKit;
using Microsoft.Playwright;

namespace Actors.Tests;

public sealed class PlayerDemoSpotTests(Chromium browser) : IClassFixture<Chromium>
{
    private readonly PlayerStore _store = new();

    [NeedsFact(Needs.Browser)]
    public async Task Every_spot_of_the_demo_store_plays_on_a_wide_and_on_a_tall_screen()
    {
        await using var host = new PlayerHost(_store);
        await host.StartAsync();
        var files = Directory.GetFiles(Path.Combine(Workplace.Root, "silo", "demo", "content"));
        files.Length.ShouldBe(12);
        var page = await browser.PageAsync();
        await page.GotoAsync(host.ScreenAddress.ToString());

        foreach (var file in files)
        {
            var mediaType = Path.GetExtension(file) == ".svg" ? "image/svg+xml" : "text/html";
            var spot = _store.Add(Path.GetFileNameWithoutExtension(file), mediaType, await File.ReadAllBytesAsync(file));
            foreach (var (width, height) in new[] { (960, 540), (540, 960) })
            {
                await page.SetViewportSizeAsync(width, height);
                var now = TimeProvider.System.GetUtcNow();
                await _store.Display.ReportedAsync(_store.Display.Show(spot, now, now));
            }
        }
    }

    [NeedsTheory(Needs.Browser)]
    [InlineData("de", LaneMode.Demographics)]
    [InlineData("en", LaneMode.Off)]
    public async Task The_notice_reads_on_a_phone_without_scrolling_sideways_and_changes_language_without_script(string language, LaneMode mode)
    {
        _store.Mode = mode;
        await using var host = new PlayerHost(_store);
        await host.StartAsync();
        var page = await browser.PageAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 360, Height = 740 }, JavaScriptEnabled = false, Locale = language });
        await page.GotoAsync(new Uri(host.Address, "/notice/s1/checkout-1").ToString());

        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToHaveCountAsync(1);
        foreach (var section in await page.Locator("section, h1, nav").AllAsync())
        {
            var box = (await section.BoundingBoxAsync())!;
            (box.X + box.Width).ShouldBeLessThanOrEqualTo(360);
        }

        await page.Locator("nav a").ClickAsync();

        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language == "de" ? "en" : "de");
    }
}
