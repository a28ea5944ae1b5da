using System.Globalization;
using Actors.Displays;
using Actors.TestKit;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Actors.Tests;

public sealed class PlayerEmergencyTests(Chromium browser, ITestOutputHelper output) : IClassFixture<Chromium>
{
    private static readonly TimeProvider Clock = TimeProvider.System;

    private readonly PlayerStore _store = new();

    [NeedsFact(Needs.Browser)]
    public async Task An_emergency_takes_a_divided_screen_at_once_is_reported_repeats_until_its_end_and_then_the_loop_goes_on()
    {
        await using var host = new PlayerHost(_store);
        await host.StartAsync();
        var page = await browser.PageAsync();
        await PlayerScreen.OpenAsync(page, host);
        var loop = _store.Stripes("loop", "#107030", seconds: 1);
        var divided = Divided(PlayerScreen.Program(_store.Stripes("now", "#203080"), loop));
        await _store.Display.ReportedAsync(_store.Display.Show(divided));

        var fired = Clock.GetTimestamp();
        var emergency = _store.Display.Show(divided with
        {
            PlayId = Guid.NewGuid(), Now = _store.Html("alert", "<body style='background:#a00;color:#fff'>Bitte verlassen Sie das Gebäude.", seconds: 1),
            StartedAt = Clock.GetUtcNow(), EmergencyId = "fire-1", Until = Clock.GetUtcNow().AddSeconds(6),
        });
        await _store.Display.ReportedAsync(emergency);

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"reported {Clock.GetElapsedTime(fired).TotalMilliseconds:0} ms after it was fired"));
        (await page.Locator(".layer.showing").CountAsync()).ShouldBe(1, "it has the whole screen");
        (await page.Locator("#notice").IsVisibleAsync()).ShouldBeTrue();
        await PlayerScreen.UntilAsync(() => _store.Proofs.All.Count(proof => proof.ContentId == "alert") >= 3, () => "three plays of the emergency");
        await PlayerScreen.ShowsAsync(page, "loop");
        Clock.GetElapsedTime(fired).TotalSeconds.ShouldBeGreaterThan(5.5);
        await page.WaitForFunctionAsync("() => document.querySelectorAll('.layer.showing').length >= 2");
        var plays = _store.Proofs.All.Where(proof => proof.ContentId == "alert").OrderBy(proof => proof.StartedAt).ToList();
        plays.ShouldAllBe(proof => proof.PlayId == emergency.PlayId);
        plays.Zip(plays.Skip(1)).ShouldAllBe(pair => Math.Abs((pair.Second.StartedAt - pair.First.StartedAt - pair.First.Duration).TotalMilliseconds) < 100);
    }

    [NeedsFact(Needs.Browser)]
    public async Task An_emergency_lights_a_dark_screen_and_one_whose_content_is_missing_is_told_in_words_until_it_comes()
    {
        await using var host = new PlayerHost(_store);
        await host.StartAsync();
        var page = await browser.PageAsync();
        await PlayerScreen.OpenAsync(page, host);
        var now = Clock.GetUtcNow();
        var dark = PlayerScreen.Program(_store.Stripes("now", "#203080"), _store.Stripes("loop", "#107030")) with { Dark = [new DarkWindow(now.AddHours(-1), now.AddHours(1))] };
        _store.Display.Show(dark);
        await page.Locator("html.is-dark").WaitForAsync();
        (await page.Locator("#notice").IsVisibleAsync()).ShouldBeFalse();
        var alert = _store.Html("alert", "<body style='background:#a00'>Draußen", seconds: 5) with { Title = "Alle hinaus <b>sofort</b>" };
        _store.Lose(alert);

        var emergency = _store.Display.Show(dark with { PlayId = Guid.NewGuid(), Now = alert, StartedAt = Clock.GetUtcNow(), EmergencyId = "fire-2", Until = now.AddHours(1) });

        await Assertions.Expect(page.Locator(".layer.showing .words h1")).ToHaveTextAsync("Alle hinaus <b>sofort</b>");
        _store.Display.Reports.ShouldNotContain(report => report.PlayId == emergency.PlayId, "its content is not on the screen");
        _store.FindAgain(alert);
        await _store.Display.ReportedAsync(emergency);
        await page.Locator(".words").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });

        // Revoked: dark again, and nothing of it is proved.
        _store.Display.Show(dark with { PlayId = Guid.NewGuid(), StartedAt = Clock.GetUtcNow() });
        await page.Locator("html.is-dark").WaitForAsync();
        await page.CloseAsync();
        _store.Proofs.All.ShouldAllBe(proof => proof.ContentId == "alert");
    }

    [NeedsFact(Needs.Browser)]
    public async Task A_screen_goes_dark_and_light_by_its_hosts_clock_without_the_host_on_a_machine_whose_date_is_years_off()
    {
        await using var host = new PlayerHost(_store);
        await host.StartAsync();
        var page = await browser.PageAsync();
        await PlayerScreen.ShiftDateAsync(page, TimeSpan.FromDays(-2000));
        await PlayerScreen.OpenAsync(page, host);
        var now = Clock.GetUtcNow();
        var (off, on) = (now.AddSeconds(5), now.AddSeconds(9));
        _store.Display.Show(PlayerScreen.Program(_store.Stripes("now", "#203080", seconds: 2), _store.Stripes("loop-1", "#107030", seconds: 1), _store.Stripes("loop-2", "#c02020", seconds: 1)) with
        {
            Dark = [new DarkWindow(off, on)],
        });
        await PlayerScreen.ShowsAsync(page, "now");
        await page.WaitForFunctionAsync("() => document.documentElement.dataset.kept");
        await host.StopAsync();

        await page.Locator("html.is-dark").WaitForAsync();
        var darkened = Clock.GetUtcNow();
        await page.Locator("html:not(.is-dark)").WaitForAsync();
        var lit = Clock.GetUtcNow();

        (darkened - off).TotalSeconds.ShouldBeInRange(-0.2, 1.5);
        (lit - on).TotalSeconds.ShouldBeInRange(-0.2, 2.5);
        (await page.Locator(".layer.showing img").CountAsync()).ShouldBeGreaterThan(0, "it lights up with content, not with its ground");
        await page.WaitForFunctionAsync("() => Number(document.documentElement.dataset.plays) >= 4");
        await host.StartAsync();
        await PlayerScreen.UntilAsync(() => _store.Proofs.All.Count >= 4, () => "the proofs of before and after");
        _store.Proofs.All.ShouldAllBe(proof => proof.StartedAt + proof.Duration < off.AddSeconds(0.5) || proof.StartedAt > on.AddSeconds(-0.2));
        _store.Proofs.All.ShouldAllBe(proof => proof.StartedAt > now.AddSeconds(-5), "the host's time counts, not the browser's date");
    }

    private DisplayProgram Divided(DisplayProgram program) => program with
    {
        Zones =
        [
            new ProgramZone("main", 0, 0, 50, 100, []),
            new ProgramZone("side", 50, 0, 50, 100, [_store.Stripes("side", "#704090", seconds: 2)]),
        ],
    };
}
