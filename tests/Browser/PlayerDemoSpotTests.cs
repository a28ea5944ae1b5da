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
    [InlineData("loyalty", 1280, 900)]
    [InlineData("loyalty", 1024, 768)]
    [InlineData("recycling", 1280, 900)]
    [InlineData("recycling", 1024, 768)]
    public async Task The_words_of_a_spot_keep_clear_of_its_mark_on_a_screen_that_is_nearly_square(string spot, int width, int height)
    {
        var page = await browser.PageAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = height } });
        await page.SetContentAsync(await File.ReadAllTextAsync(Path.Combine(Workplace.Root, "silo", "demo", "content", spot + ".html")));
        var overlap = await page.EvaluateAsync<double>("""
            () => {
              const mark = document.querySelector('svg.mark').getBoundingClientRect();
              const words = [...document.querySelectorAll('.words > *')].flatMap(part => {
                const text = document.createRange();
                text.selectNodeContents(part);
                return [...text.getClientRects()];
              });
              const across = (one, other, from, to) => Math.min(one[to], other[to]) - Math.max(one[from], other[from]);
              return Math.max(...words.map(box => Math.min(across(box, mark, 'top', 'bottom'), across(box, mark, 'left', 'right'))));
            }
            """);
        overlap.ShouldBeLessThanOrEqualTo(0);
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
