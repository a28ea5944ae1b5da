using Actors.Displays;
using Actors.TestKit;
using Microsoft.Playwright;

namespace Actors.Tests;

public sealed class PlayerZoneTests(Chromium browser) : IClassFixture<Chromium>
{
    private static readonly TimeProvider Clock = TimeProvider.System;

    private readonly PlayerStore _store = new();

    [NeedsFact(Needs.Browser)]
    public async Task A_screen_divides_itself_without_a_blank_picture_and_every_zone_proves_its_own_plays()
    {
        await using var host = new PlayerHost(_store);
        await host.StartAsync();
        var page = await browser.PageAsync();
        await PlayerScreen.OpenAsync(page, host);
        var loop = _store.Stripes("loop", "#806020", seconds: 2);
        await _store.Display.ReportedAsync(_store.Display.Show(PlayerScreen.Program(_store.Stripes("whole", "#203080"), loop)));
        await using var cast = await Screencast.StartAsync(page);

        var divided = _store.Display.Show(PlayerScreen.Program(_store.Stripes("main", "#107030"), loop) with
        {
            Zones =
            [
                new ProgramZone("main", 0, 0, 70, 100, []),
                new ProgramZone("side", 70, 0, 30, 100, [_store.Stripes("side-1", "#c02020", seconds: 1), _store.Stripes("side-2", "#704090", seconds: 1)]),
            ],
        });

        await _store.Display.ReportedAsync(divided);
        var boxes = await page.EvaluateAsync<double[][]>("[...document.querySelectorAll('.layer.showing')].map(layer => { const box = layer.getBoundingClientRect(); return [box.left / innerWidth * 100, box.width / innerWidth * 100]; }).sort((a, b) => a[0] - b[0])");
        boxes.ShouldBe([[0, 70], [70, 30]]);
        await PlayerScreen.UntilAsync(
            () => Plays("side-1") >= 2 && Plays("side-2") >= 2, () => $"two plays of each spot of the side zone, but there are {Plays("side-1")} and {Plays("side-2")}");

        // What the lane plays next comes into its own zone, and the other one goes on.
        await _store.Display.ReportedAsync(_store.Display.Show(divided with { PlayId = Guid.NewGuid(), Now = _store.Stripes("main-2", "#a06010"), StartedAt = Clock.GetUtcNow() }));

        // And the whole screen is one again.
        await _store.Display.ReportedAsync(_store.Display.Show(PlayerScreen.Program(_store.Stripes("whole-2", "#203080"), loop)));
        (await cast.StopAsync()).ShouldAllBe(look => !look.Blank);
        await page.GotoAsync("about:blank");

        // A page that goes may go before its last word has left; then it is sent when the screen is back.
        await PlayerScreen.OpenAsync(page, host);
        await PlayerScreen.UntilAsync(() => Plays("whole-2") == 1, () => $"one proof of what was on last, but there are {Plays("whole-2")}");
        var proofs = _store.Proofs.All;
        proofs.Select(proof => proof.ContentId).ToHashSet().IsSupersetOf(["whole", "main", "side-1", "side-2", "main-2", "whole-2"]).ShouldBeTrue();
        foreach (var zone in proofs.GroupBy(proof => proof.ContentId.StartsWith("side", StringComparison.Ordinal)))
        {
            var inOrder = zone.OrderBy(proof => proof.StartedAt).ToList();
            inOrder.Zip(inOrder.Skip(1)).ShouldAllBe(pair => (pair.Second.StartedAt - pair.First.StartedAt - pair.First.Duration).TotalMilliseconds > -300, "a zone shows one thing at a time");
        }

        int Plays(string contentId) => _store.Proofs.All.Count(proof => proof.ContentId == contentId);
    }

    [NeedsFact(Needs.Browser)]
    public async Task What_has_expired_is_never_begun_and_what_expires_while_it_is_on_goes()
    {
        await using var host = new PlayerHost(_store);
        await host.StartAsync();
        var page = await browser.PageAsync();
        await PlayerScreen.OpenAsync(page, host);
        var now = Clock.GetUtcNow();
        var soon = now.AddSeconds(4);

        _store.Display.Show(PlayerScreen.Program(
            _store.Stripes("ends", "#203080", seconds: 60) with { ExpiresAt = soon },
            _store.Stripes("over", "#c02020", seconds: 1) with { ExpiresAt = now.AddSeconds(-1) },
            _store.Stripes("fine", "#107030", seconds: 1)));

        await PlayerScreen.ShowsAsync(page, "ends");
        await PlayerScreen.ShowsAsync(page, "fine");
        await PlayerScreen.UntilAsync(() => _store.Proofs.All.Count >= 3, () => "three proofs");
        var proofs = _store.Proofs.All;
        proofs.ShouldNotContain(proof => proof.ContentId == "over");
        var ended = proofs.Single(proof => proof.ContentId == "ends");
        (ended.StartedAt + ended.Duration - soon).TotalSeconds.ShouldBeInRange(-0.5, 2);
    }
}
