using Actors.Displays;
using Actors.TestKit;
using Microsoft.Playwright;

namespace Actors.Tests;

public sealed class PlayerColdStartTests(Chromium browser) : IClassFixture<Chromium>
{
    private static readonly TimeProvider Clock = TimeProvider.System;

    private readonly PlayerStore _store = new();

    [NeedsTheory(Needs.Browser)]
    [InlineData(2, "fine")]
    [InlineData(5, "alert")]
    public async Task A_page_that_starts_without_its_host_days_later_plays_no_emergency_that_is_over_and_nothing_that_has_expired(int daysOfEmergency, string shows)
    {
        await using var host = new PlayerHost(_store);
        await host.StartAsync();
        var context = await browser.ContextAsync();
        var page = await context.NewPageAsync();
        await PlayerScreen.OpenAsync(page, host);
        var program = _store.Display.Show(Emergency(daysOfEmergency));
        await _store.Display.ReportedAsync(program);
        await PlayerScreen.KeptAsync(page, program);
        await page.CloseAsync();
        await host.StopAsync();

        var later = await context.NewPageAsync();
        await PlayerScreen.ShiftDateAsync(later, TimeSpan.FromDays(3));
        await later.GotoAsync(new Uri(host.Address, "/screens/" + PlayerStore.Screen).ToString());

        await PlayerScreen.ShowsAsync(later, shows);
        (await later.EvaluateAsync<string[]>("Object.values(localStorage).filter(text => text.includes('over'))")).Length.ShouldBeGreaterThan(0, "the page knows of what has expired");
        await later.WaitForFunctionAsync("() => document.documentElement.dataset.content !== 'over'");
    }

    [NeedsTheory(Needs.Browser)]
    [InlineData(2, "fine")]
    [InlineData(5, "alert")]
    public async Task A_host_that_starts_without_silos_days_later_gives_a_new_page_what_is_still_in_force(int daysOfEmergency, string shows)
    {
        var folder = "";
        var program = Emergency(daysOfEmergency);
        await using var host = new PlayerHost(_store);
        await host.StartAsync();
        folder = host.CacheFolder;
        var page = await browser.PageAsync();
        await PlayerScreen.OpenAsync(page, host);
        await _store.Display.ReportedAsync(_store.Display.Show(program));
        await PlayerScreen.UntilAsync(() => Directory.GetFiles(Path.Combine(folder, "content")).Length == 3, () => "all content in the host's cache");
        await page.CloseAsync();
        await host.StopAsync();

        _store.Display.Lost = true;
        await using var later = new PlayerHost(_store, options => options.CacheFolder = folder, clock: new ShiftedClock(TimeSpan.FromDays(3)));
        await later.StartAsync();
        var next = await browser.PageAsync();
        await PlayerScreen.OpenAsync(next, later);

        await PlayerScreen.ShowsAsync(next, shows);
        (await next.EvaluateAsync<string?>("document.documentElement.dataset.failing ?? null")).ShouldBeNull();
    }

    [NeedsFact(Needs.Browser)]
    public async Task A_program_whose_content_is_broken_leaves_the_screen_to_the_last_good_one_also_after_a_restart_of_page_and_host()
    {
        await using var host = new PlayerHost(_store);
        await host.StartAsync();
        var context = await browser.ContextAsync();
        var page = await context.NewPageAsync();
        await PlayerScreen.OpenAsync(page, host);
        await using var cast = await Screencast.StartAsync(page);
        await _store.Display.ReportedAsync(_store.Display.Show(PlayerScreen.Program(
            _store.Stripes("good", "#203080"), _store.Stripes("good-loop-1", "#107030", seconds: 1), _store.Stripes("good-loop-2", "#806020", seconds: 1))));

        var broken = _store.Display.Show(PlayerScreen.Program(_store.Damaged(_store.Stripes("bad", "#c02020")), _store.Add("bad-loop", "video/mp4", [1, 2, 3, 4])));
        await PlayerScreen.ShowsAsync(page, "good-loop-1");
        await PlayerScreen.ShowsAsync(page, "good-loop-2");
        (await page.EvaluateAsync<string>("document.documentElement.dataset.failing")).ShouldContain("cannot be played");
        (await cast.StopAsync()).SkipWhile(look => look.Blank).ShouldAllBe(look => !look.Blank);

        await page.ReloadAsync();
        await PlayerScreen.ShowsAsync(page, "good-loop-1");

        // A host that starts into the broken program, and a browser that never had the good one.
        await host.StopAsync();
        _store.Display.Lost = true;
        await host.StartAsync();
        var next = await browser.PageAsync();
        await PlayerScreen.OpenAsync(next, host);
        await PlayerScreen.ShowsAsync(next, "good-loop-1");
        (await next.EvaluateAsync<string>("document.documentElement.dataset.play")).ShouldBe(broken.PlayId.ToString());
    }

    [NeedsFact(Needs.Browser)]
    public async Task A_page_that_goes_down_twice_in_half_a_minute_on_one_program_starts_with_the_last_good_one()
    {
        await using var host = new PlayerHost(_store);
        await host.StartAsync();
        var context = await browser.ContextAsync();
        var page = await context.NewPageAsync();
        await PlayerScreen.OpenAsync(page, host);
        await _store.Display.ReportedAsync(_store.Display.Show(PlayerScreen.Program(_store.Stripes("good", "#203080", seconds: 1), _store.Stripes("good-loop", "#107030", seconds: 1))));
        _store.Display.Show(PlayerScreen.Program(_store.Html("crasher", "<body style='background:gold'>…"), _store.Stripes("crasher-loop", "#c02020", seconds: 1)));

        for (var i = 0; i < 2; i++)
        {
            await PlayerScreen.ShowsAsync(page, "crasher");
            var crashed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            page.Crash += (_, _) => crashed.TrySetResult();
            var crash = await context.NewCDPSessionAsync(page);
            var ended = crash.SendAsync("Page.crash").ContinueWith(_ => { }, TaskScheduler.Default);
            await crashed.Task.Within("the page's crash");
            page = await context.NewPageAsync();
            await page.GotoAsync(host.ScreenAddress.ToString());
        }

        await PlayerScreen.ShowsAsync(page, "good-loop");
        await page.WaitForFunctionAsync("() => document.documentElement.dataset.failing?.includes('went down twice')");

        // Any other program is welcome.
        await _store.Display.ReportedAsync(_store.Display.Show(PlayerScreen.Program(_store.Stripes("next", "#704090"))));
    }

    [NeedsFact(Needs.Browser)]
    public async Task What_the_browser_keeps_damaged_is_dropped_and_fetched_anew()
    {
        await using var host = new PlayerHost(_store);
        await host.StartAsync();
        var context = await browser.ContextAsync();
        var page = await context.NewPageAsync();
        await PlayerScreen.OpenAsync(page, host);
        var spot = _store.Stripes("spot", "#203080");
        var program = _store.Display.Show(PlayerScreen.Program(spot, _store.Stripes("loop", "#107030")));
        await PlayerScreen.KeptAsync(page, program);
        await page.EvaluateAsync("async sha => (await caches.open('actors-content')).put('/screens/content/' + sha, new Response('<svg xmlns=\"http://www.w3.org/2000/svg\"/>', { headers: { 'content-type': 'image/svg+xml' } }))", spot.Sha256);

        await page.ReloadAsync();

        await PlayerScreen.ShowsAsync(page, "spot");
        await page.WaitForFunctionAsync("""
            async sha => {
              const kept = await (await (await caches.open('actors-content')).match('/screens/content/' + sha))?.arrayBuffer();
              return kept && [...new Uint8Array(await crypto.subtle.digest('SHA-256', kept))].map(byte => byte.toString(16).padStart(2, '0')).join('') === sha;
            }
            """, spot.Sha256);
        (await page.EvaluateAsync<double>("document.querySelector('.layer.showing img').naturalWidth")).ShouldBeGreaterThan(0);
    }

    private DisplayProgram Emergency(int days)
    {
        var now = Clock.GetUtcNow();
        return PlayerScreen.Program(
            _store.Stripes("alert", "#c02020", seconds: 10),
            _store.Stripes("over", "#704090", seconds: 2) with { ExpiresAt = now.AddDays(1) },
            _store.Stripes("fine", "#107030", seconds: 2)) with
        { EmergencyId = "storm", Until = now.AddDays(days) };
    }
}
