using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Actors.Displays;
using Actors.TestKit;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Actors.Tests;

public sealed class PlayerTests(Chromium browser, ITestOutputHelper output) : IClassFixture<Chromium>
{
    private static readonly TimeProvider Clock = TimeProvider.System;

    private readonly PlayerStore _store = new();

    [NeedsFact(Needs.Browser)]
    public async Task The_first_program_appears_on_a_page_that_opens_and_is_reported()
    {
        await using var host = await StartAsync();
        var program = _store.Display.Show(_store.Stripes("red", "#c02020"), Clock.GetUtcNow());
        var page = await OpenAsync(host);

        var report = await _store.Display.ReportedAsync(program);

        report.ContentId.ShouldBe("red");
        report.SightingToScreenMs.ShouldBeNull("the page came later than the decision");
        await ShowsAsync(page, "red");
        new Uri(page.Url).Query.ShouldBeEmpty("the token must not stay in the address");
        await Assertions.Expect(page.Locator("#notice")).ToBeVisibleAsync();
    }

    [NeedsFact(Needs.Browser)]
    public async Task A_reload_needs_no_token_in_the_address()
    {
        await using var host = await StartAsync();
        _store.Display.Show(_store.Stripes("red", "#c02020"), Clock.GetUtcNow());
        var page = await OpenAsync(host);
        await ShowsAsync(page, "red");

        await page.ReloadAsync();

        await ShowsAsync(page, "red");
    }

    [NeedsTheory(Needs.Browser | Needs.Ffmpeg)]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Content_changes_without_a_blank_picture(bool forAudience)
    {
        await using var host = await StartAsync();
        _store.Display.Show(_store.Stripes("first", "#203080"), Clock.GetUtcNow());
        var page = await OpenAsync(host);
        await ShowsAsync(page, "first");
        ContentItem[] spots =
        [
            _store.Html("html", "<body style='margin:0;height:100vh;background:repeating-linear-gradient(45deg,#a04000 0 80px,#ffe0b0 80px 160px)'>"),
            _store.Add("video", "video/mp4", await TestVideo.MakeAsync()),
            _store.Stripes("green", "#107030"),
            _store.Html("html-2", "<body style='margin:0;height:100vh;background:repeating-linear-gradient(90deg,#4040a0 0 80px,#d0d0ff 80px 160px)'>"),
            _store.Stripes("red", "#c02020"),
        ];
        await using var cast = await Screencast.StartAsync(page);

        foreach (var spot in spots)
        {
            var now = Clock.GetUtcNow();
            var program = _store.Display.Show(spot, now, forAudience ? now : null);
            await _store.Display.ReportedAsync(program);
            await ShowsAsync(page, spot.ContentId);
        }

        var looks = await cast.StopAsync();
        output.WriteLine(string.Join(' ', looks.Select(look => string.Create(CultureInfo.InvariantCulture, $"{look.Mean:0}±{look.Deviation:0}"))));
        looks.Count.ShouldBeGreaterThan(spots.Length, "every change puts at least one picture on the screen");
        looks.ShouldAllBe(look => !look.Blank);
    }

    [NeedsFact(Needs.Browser | Needs.Ffmpeg)]
    public async Task A_loop_of_videos_pages_and_pictures_in_full_hd_turns_without_a_blank_picture_among_many_that_are_fetched_ahead()
    {
        await using var host = await StartAsync();
        var page = await browser.PageAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1920, Height = 1080 } });
        await page.GotoAsync(host.ScreenAddress.ToString());
        ContentItem[] loop =
        [
            _store.Add("video-1", "video/mp4", await TestVideo.MakeAsync("1920x1080"), seconds: 3),
            _store.Add("video-2", "video/mp4", await TestVideo.MakeAsync("1920x1080", "mandelbrot"), seconds: 3),
            _store.Html("html", "<body style='margin:0;height:100vh;background:repeating-linear-gradient(45deg,#a04000 0 80px,#ffe0b0 80px 160px)'>", seconds: 3),
            _store.Stripes("image", "#107030", seconds: 3),
        ];
        var program = _store.Display.Show(PlayerScreen.Program(_store.Stripes("first", "#203080", seconds: 1), loop) with
        {
            Preload = [.. Enumerable.Range(0, 60).Select(i => _store.Add($"later-{i}", "image/png", [.. Enumerable.Range(0, 20_000).Select(n => (byte)(n + i))]))],
        });
        await ShowsAsync(page, "first");
        await using var cast = await Screencast.StartAsync(page);

        foreach (var spot in loop.Append(loop[0]))
        {
            await PlayerScreen.ShowsAsync(page, spot.ContentId);
        }

        var looks = await cast.StopAsync();
        output.WriteLine(string.Join(' ', looks.Select(look => string.Create(CultureInfo.InvariantCulture, $"{look.Mean:0}±{look.Deviation:0}"))));
        looks.Count.ShouldBeGreaterThan(loop.Length);
        looks.ShouldAllBe(look => !look.Blank);
        await page.WaitForFunctionAsync("id => document.documentElement.dataset.kept === id", program.PlayId.ToString());
    }

    [NeedsFact(Needs.Browser)]
    public async Task When_the_server_is_gone_the_page_goes_on_with_the_loop_survives_a_reload_and_finds_the_server_again()
    {
        await using var host = await StartAsync();
        var loop = new[] { _store.Stripes("loop-1", "#107030", seconds: 1), _store.Html("loop-2", "<body style='background:orange'>two", seconds: 1) };
        var page = await OpenAsync(host);
        await page.WaitForFunctionAsync("() => navigator.serviceWorker.controller");
        _store.Display.Show(_store.Stripes("now", "#203080", seconds: 4), Clock.GetUtcNow(), null, loop);
        await ShowsAsync(page, "now");

        await page.WaitForFunctionAsync("() => document.documentElement.dataset.kept");
        await page.WaitForFunctionAsync("() => caches.match(location.pathname).then(Boolean)");

        await host.StopAsync();
        await ShowsAsync(page, "loop-1");
        await ShowsAsync(page, "loop-2");

        await page.ReloadAsync();
        await ShowsAsync(page, "loop-1");
        await ShowsAsync(page, "loop-2");
        (await page.Locator("body").InnerTextAsync()).ShouldNotContain("error", Case.Insensitive);

        await host.StartAsync();
        var back = Clock.GetTimestamp();
        var program = _store.Display.Show(_store.Stripes("back", "#c02020"), Clock.GetUtcNow());
        await ShowsAsync(page, "back");
        await _store.Display.ReportedAsync(program);
        output.WriteLine($"shows the new program {Clock.GetElapsedTime(back).TotalSeconds:0.0} s after the server is back");
    }

    [NeedsFact(Needs.Browser)]
    public async Task A_page_without_the_browsers_storage_goes_on_from_memory_while_the_server_is_gone()
    {
        await using var host = await StartAsync();
        _store.Display.Show(_store.Stripes("now", "#203080", seconds: 2), Clock.GetUtcNow(), null,
            _store.Html("loop-1", "<body style='background:teal'>one", seconds: 1), _store.Stripes("loop-2", "#107030", seconds: 1));
        var page = await browser.PageAsync();
        await page.AddInitScriptAsync("delete Navigator.prototype.serviceWorker; delete globalThis.caches; delete Window.prototype.caches;");
        await page.GotoAsync(host.ScreenAddress.ToString());
        await ShowsAsync(page, "loop-1");
        await ShowsAsync(page, "loop-2");

        await host.StopAsync();

        await ShowsAsync(page, "loop-1");
        await ShowsAsync(page, "loop-2");
    }

    [NeedsFact(Needs.Browser)]
    public async Task Spots_that_cannot_be_played_are_skipped()
    {
        await using var host = await StartAsync();
        var page = await OpenAsync(host);
        _store.Display.Show(_store.Damaged(_store.Stripes("damaged", "#203080")), Clock.GetUtcNow(), null,
            _store.Add("not-a-video", "video/mp4", [1, 2, 3, 4]),
            _store.Add("not-an-image", "image/png", [1, 2, 3, 5]),
            _store.Stripes("fine", "#107030"));

        await ShowsAsync(page, "fine");
    }

    [NeedsFact(Needs.Browser)]
    public async Task A_spots_html_reaches_neither_the_player_nor_the_network()
    {
        await using var host = await StartAsync();
        var page = await OpenAsync(host);
        using var stranger = new TcpListener(IPAddress.Loopback, 0);
        stranger.Start();
        var program = _store.Display.Show(_store.Html("curious", $$"""
            <body style="background:gold"><script>
            const tries = {
              parent: () => parent.document.title,
              player: () => top.document.title,
              cookie: () => document.cookie,
              storage: () => localStorage.length,
              frame: () => top.frames[0].document.title,
            };
            document.body.dataset.reached = Object.keys(tries).filter(name => { try { tries[name](); return true; } catch { return false; } }).join();
            fetch('{{host.Address}}notice/s1/checkout-1').then(() => document.body.dataset.fetched = 'yes', () => document.body.dataset.fetched = 'no');
            const picture = new Image(); picture.onerror = () => document.body.dataset.pictured = 'no'; picture.src = 'http://{{stranger.LocalEndpoint}}/leak.png';
            try { top.location = 'http://{{stranger.LocalEndpoint}}/'; } catch {}
            </script>
            """), Clock.GetUtcNow());
        await _store.Display.ReportedAsync(program);

        IFrame? found = null;
        await UntilAsync(
            () => (found = page.Frames.FirstOrDefault(frame => frame.Url.StartsWith("about:srcdoc", StringComparison.Ordinal))) is not null,
            () => "the frame of the spot among those of the page");
        var spot = found!;
        await spot.WaitForFunctionAsync("() => document.body.dataset.fetched && document.body.dataset.pictured");
        (await spot.EvaluateAsync<string>("document.body.dataset.reached")).ShouldBeEmpty();
        (await spot.EvaluateAsync<string>("document.body.dataset.fetched")).ShouldBe("no");
        stranger.Pending().ShouldBeFalse("nobody was to knock at a stranger's door");
        page.Url.ShouldEndWith("/screens/" + PlayerStore.Screen);
    }

    [NeedsFact(Needs.Browser)]
    public async Task The_time_from_sighting_to_screen_is_what_passed_and_no_more()
    {
        await using var host = await StartAsync();
        ContentItem[] spots = [_store.Stripes("a", "#203080"), _store.Stripes("b", "#107030"), _store.Html("c", "<body style='background:gold'>c")];
        _store.Display.Show(spots[0], Clock.GetUtcNow(), null, spots);
        var page = await OpenAsync(host);
        await ShowsAsync(page, "a");
        var figures = new List<double>();
        for (var i = 1; i <= 30; i++)
        {
            var sighted = Clock.GetUtcNow();
            var program = _store.Display.Show(spots[i % 3], sighted, sighted, spots);
            var report = await _store.Display.ReportedAsync(program);
            var passed = (Clock.GetUtcNow() - sighted).TotalMilliseconds;
            report.SightingToScreenMs.ShouldNotBeNull();
            report.SightingToScreenMs.Value.ShouldBeInRange(0, passed);
            figures.Add(report.SightingToScreenMs.Value);
        }

        figures.Sort();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"sighting to screen, ms: p50 {figures[15]:0.0}, p90 {figures[27]:0.0}, max {figures[^1]:0.0}"));
        figures[15].ShouldBeLessThan(150);
    }

    [NeedsFact(Needs.Browser)]
    public async Task Of_programs_in_quick_succession_the_last_stays_and_nothing_else_is_left_on_the_stage()
    {
        await using var host = await StartAsync();
        ContentItem[] spots = [_store.Stripes("a", "#203080"), _store.Html("b", "<body style='background:gold'>b"), _store.Stripes("c", "#107030"), _store.Html("d", "<body style='background:teal'>d")];
        _store.Display.Show(spots[0], Clock.GetUtcNow(), null, spots);
        var page = await OpenAsync(host);
        await ShowsAsync(page, "a");
        for (var i = 0; i < 40; i++)
        {
            var now = Clock.GetUtcNow();
            _store.Display.Show(spots[i % 4], now, i % 3 == 0 ? now : null, spots);
            await Task.Delay(TimeSpan.FromMilliseconds(i % 7 * 5), Clock);
        }

        var last = Clock.GetUtcNow();
        await _store.Display.ReportedAsync(_store.Display.Show(spots[2], last, last, spots));

        await ShowsAsync(page, "c");
        await page.WaitForFunctionAsync("""
            () => document.querySelectorAll('.layer img').length === 1
              && [...document.querySelectorAll('.layer iframe')].every(frame => frame.contentDocument.querySelectorAll('iframe').length === 0)
            """);
    }

    [NeedsFact(Needs.Browser)]
    public async Task Pages_that_show_the_display_are_counted_and_a_second_one_plays_the_same()
    {
        await using var host = await StartAsync();
        _store.Display.Show(_store.Stripes("red", "#c02020"), Clock.GetUtcNow());
        var first = await OpenAsync(host);
        var second = await OpenAsync(host);
        await ShowsAsync(first, "red");
        await ShowsAsync(second, "red");
        await UntilAsync(() => _store.Display.Pages == 2, () => $"2 pages, but {_store.Display.Pages} are counted");

        await second.CloseAsync();

        await UntilAsync(() => _store.Display.Pages == 1, () => $"1 page, but {_store.Display.Pages} are counted");
    }

    [NeedsFact(Needs.Browser)]
    public async Task A_picture_that_comes_back_is_not_decoded_again()
    {
        await using var host = await StartAsync();
        var page = await browser.PageAsync();
        await page.AddInitScriptAsync("window.made = 0; const make = URL.createObjectURL; URL.createObjectURL = blob => { window.made++; return make.call(URL, blob); };");
        await PlayerScreen.OpenAsync(page, host);
        _store.Display.Show(_store.Stripes("one", "#203080", seconds: 1), Clock.GetUtcNow(), null, _store.Stripes("two", "#107030", seconds: 1), _store.Stripes("one", "#203080", seconds: 1));
        await UntilAsync(() => _store.Proofs.All.Count >= 6, () => $"6 proofs, but there are {_store.Proofs.All.Count}");

        (await page.EvaluateAsync<int>("window.made")).ShouldBe(2, "each picture has one element, however often it is on");
    }

    private static async Task ShowsAsync(IPage page, string contentId) =>
        await page.Locator($"html[data-content='{contentId}'] .layer.showing").WaitForAsync();

    private static async Task UntilAsync(Func<bool> reached, Func<string> seen)
    {
        var start = Clock.GetTimestamp();
        while (!reached())
        {
            Clock.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(10), $"Expected within 10 s: {seen()}.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), Clock);
        }
    }

    private async Task<PlayerHost> StartAsync()
    {
        var host = new PlayerHost(_store);
        await host.StartAsync();
        return host;
    }

    private async Task<IPage> OpenAsync(PlayerHost host)
    {
        var page = await browser.PageAsync();
        page.Console += (_, message) => Debug.WriteLine(message.Text);
        await page.GotoAsync(host.ScreenAddress.ToString());
        await page.Locator("html[data-link=open]").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        return page;
    }
}
