using Actors.Displays;
using Actors.TestKit;
using Microsoft.Playwright;

namespace Actors.Tests;

public sealed class PlayerWatchdogTests(Chromium browser) : IClassFixture<Chromium>
{
    private readonly PlayerStore _store = new();

    [NeedsTheory(Needs.Browser)]
    [InlineData("Object.defineProperty(performance, 'memory', { get: () => ({ usedJSHeapSize: globalThis.broken ? 600 * 1048576 : 10 * 1048576 }) })", "memory")]
    [InlineData("{ const draw = requestAnimationFrame.bind(globalThis); globalThis.requestAnimationFrame = done => draw(time => globalThis.broken ? 0 : done(time)); }", "no frame")]
    public async Task A_page_that_paints_no_more_or_grows_without_end_proves_its_play_loads_itself_again_and_says_why(string fault, string reason)
    {
        await using var host = new PlayerHost(_store);
        await host.StartAsync();
        var page = await browser.PageAsync();
        await page.AddInitScriptAsync(fault);
        await PlayerScreen.OpenAsync(page, host);
        var program = _store.Display.Show(PlayerScreen.Program(_store.Stripes("now", "#203080")));
        await _store.Display.ReportedAsync(program);

        await page.EvaluateAsync("() => { globalThis.broken = true; }");

        await page.WaitForFunctionAsync("() => globalThis.broken === undefined && document.documentElement.dataset.content === 'now'", null, new PageWaitForFunctionOptions { Timeout = 30_000 });
        await page.WaitForFunctionAsync("reason => Object.entries(localStorage).some(([key, text]) => key.startsWith('actors-reload:') && text.includes(reason) && JSON.parse(text).told)", reason);
        await PlayerScreen.UntilAsync(() => _store.Proofs.All.Count >= 1, () => "the proof of the play that the fault ended");

        // A fault that a reload does not cure must not keep the page from playing for more than a moment a minute.
        await page.EvaluateAsync("() => { globalThis.broken = true; }");
        await Task.Delay(TimeSpan.FromSeconds(8), TimeProvider.System);
        (await page.EvaluateAsync<bool>("globalThis.broken")).ShouldBeTrue();
    }

    [NeedsFact(Needs.Browser)]
    public async Task A_page_that_gets_stuck_with_a_spot_loads_itself_again()
    {
        await using var host = new PlayerHost(_store);
        await host.StartAsync();
        var page = await browser.PageAsync();

        // The frame that a spot's HTML comes into never arrives, the first time.
        var held = true;
        await page.RouteAsync("**/screens/stage.html", async route =>
        {
            if (!held)
            {
                await route.ContinueAsync();
            }
        });
        await page.GotoAsync(host.ScreenAddress.ToString(), new PageGotoOptions { WaitUntil = WaitUntilState.Commit });
        _store.Display.Show(PlayerScreen.Program(_store.Stripes("first", "#107030")));
        await PlayerScreen.ShowsAsync(page, "first");
        var program = _store.Display.Show(PlayerScreen.Program(_store.Html("stuck", "<body style='background:gold'>…", seconds: 600)));
        held = false;

        await _store.Display.ReportedAsync(program, seconds: 60);
    }

    [NeedsFact(Needs.Browser)]
    public async Task A_page_whose_clock_is_driven_plays_ten_minutes_in_a_moment_and_keeps_every_play_of_them()
    {
        await using var host = new PlayerHost(_store);
        await host.StartAsync();
        var page = await browser.PageAsync();
        await page.Clock.InstallAsync(new ClockInstallOptions { TimeDate = TimeProvider.System.GetUtcNow().UtcDateTime });
        await PlayerScreen.OpenAsync(page, host);
        _store.Display.Show(PlayerScreen.Program(_store.Stripes("now", "#203080", seconds: 2), _store.Stripes("loop-1", "#107030", seconds: 10), _store.Stripes("loop-2", "#c02020", seconds: 20)));
        await PlayerScreen.ShowsAsync(page, "now");
        await page.WaitForFunctionAsync("() => document.documentElement.dataset.kept");
        await host.StopAsync();
        await page.Locator("html[data-link=closed]").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        var begun = TimeProvider.System.GetTimestamp();

        for (var second = 0; second < 600; second++)
        {
            await page.Clock.RunForAsync(1000);
        }

        TimeProvider.System.GetElapsedTime(begun).TotalMinutes.ShouldBeLessThan(5, "ten minutes took less than ten minutes");
        var plays = await page.EvaluateAsync<double[]>("""
            () => new Promise(done => indexedDB.open('actors').onsuccess = ({ target: { result: database } }) =>
              database.transaction('notes').objectStore('notes').getAll().onsuccess = ({ target: { result: notes } }) => {
                database.close();
                done(notes.map(note => JSON.parse(note)).flatMap(note => note.plays ?? []).map(play => play[2]));
              })
            """);
        plays.Length.ShouldBeInRange(36, 44, "two plays in each half minute");
        plays.Count(ms => Math.Abs(ms - 10_000) <= 500 || Math.Abs(ms - 20_000) <= 500).ShouldBeGreaterThan(34);
    }
}
