using Actors.Displays;
using Actors.TestKit;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Actors.Tests;

/// <summary>What a page proves of its plays, whoever hears of it and when.</summary>
public sealed class PlayerProofTests(Chromium browser, ITestOutputHelper output) : IClassFixture<Chromium>
{
    private static readonly TimeProvider Clock = TimeProvider.System;

    private readonly PlayerStore _store = new();

    [NeedsFact(Needs.Browser)]
    public async Task Every_play_of_program_and_loop_is_proved_once_with_its_time_and_length()
    {
        await using var host = await StartHostAsync();
        var page = await OpenAsync(host);
        var begun = Clock.GetUtcNow();
        var program = _store.Display.Show(_store.Stripes("now", "#203080", seconds: 2), begun, null,
            _store.Stripes("loop-1", "#107030", seconds: 1), _store.Html("loop-2", "<body style='background:orange'>two", seconds: 1.5));
        await PlayerScreen.UntilAsync(() => _store.Proofs.All.Count >= 5, () => $"5 proofs, but there are {_store.Proofs.All.Count}");
        await page.CloseAsync();

        var proofs = _store.Proofs.All;
        output.WriteLine(string.Join(", ", proofs.Select(proof => $"{proof.ContentId} {proof.Duration.TotalMilliseconds:0} ms")));
        proofs.Take(5).Select(proof => proof.ContentId).ShouldBe(["now", "loop-1", "loop-2", "loop-1", "loop-2"]);
        proofs.ShouldAllBe(proof => proof.PlayId == program.PlayId && proof.StartedAt >= begun && proof.StartedAt <= Clock.GetUtcNow());
        proofs.Skip(1).Take(4).ShouldAllBe(proof => proof.Complete);
        foreach (var (earlier, later) in proofs.Zip(proofs.Skip(1)))
        {
            var end = earlier.StartedAt + earlier.Duration;
            (later.StartedAt - end).TotalMilliseconds.ShouldBeInRange(-200, 200, $"'{later.ContentId}' begins where '{earlier.ContentId}' ends");
        }
    }

    [NeedsFact(Needs.Browser)]
    public async Task What_a_page_plays_without_a_host_is_proved_when_one_is_back_even_by_another_page()
    {
        await using var host = await StartHostAsync();
        var loop = new[] { _store.Stripes("loop-1", "#107030", seconds: 1), _store.Html("loop-2", "<body style='background:orange'>two", seconds: 1) };
        _store.Display.Show(_store.Stripes("now", "#203080", seconds: 1), Clock.GetUtcNow(), null, loop);
        var page = await OpenAsync(host);
        await page.WaitForFunctionAsync("() => document.documentElement.dataset.kept");
        await page.WaitForFunctionAsync("() => caches.match(location.pathname).then(Boolean)");
        await host.StopAsync();
        var before = _store.Proofs.All.Count;
        await page.WaitForFunctionAsync("() => Number(document.documentElement.dataset.plays) >= 3");

        // The next page finds what this one kept.
        await page.ReloadAsync();
        await page.WaitForFunctionAsync("() => Number(document.documentElement.dataset.plays) >= 5");
        await host.StartAsync();

        await PlayerScreen.UntilAsync(() => _store.Proofs.All.Count >= before + 5, () => $"{before + 5} proofs, but there are {_store.Proofs.All.Count}");
        await page.WaitForFunctionAsync("() => Number(document.documentElement.dataset.plays) === 0");
        var proofs = _store.Proofs.All;
        output.WriteLine(string.Join(", ", proofs.Select(proof => $"{proof.ContentId} {proof.StartedAt:ss.fff} {proof.Duration.TotalMilliseconds:0} ms")));
        foreach (var (earlier, later) in proofs.Zip(proofs.Skip(1)))
        {
            (later.StartedAt - earlier.StartedAt - earlier.Duration).TotalMilliseconds.ShouldBeGreaterThan(-300, "a screen shows one thing at a time");
        }
    }

    [NeedsFact(Needs.Browser)]
    public async Task A_play_that_a_crash_ended_is_proved_as_far_as_its_last_sign_of_life()
    {
        await using var host = await StartHostAsync();
        var program = _store.Display.Show(_store.Stripes("long", "#203080", seconds: 60), Clock.GetUtcNow());
        var context = await browser.ContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(host.ScreenAddress.ToString());
        await PlayerScreen.ShowsAsync(page, "long");
        var noted = 0.0;
        var since = Clock.GetTimestamp();
        while (noted < 2000 && Clock.GetElapsedTime(since) < TimeSpan.FromSeconds(20))
        {
            noted = await page.EvaluateAsync<double>("""
                () => new Promise(done => indexedDB.open('actors').onsuccess = ({ target: { result: database } }) =>
                  database.transaction('notes').objectStore('notes').getAll().onsuccess = ({ target: { result: notes } }) => {
                    database.close();
                    done(Math.max(0, ...notes.map(note => JSON.parse(note).play?.[2] ?? 0)));
                  })
                """);
        }

        noted.ShouldBeGreaterThanOrEqualTo(2000, "milliseconds of the play, in the page's notebook");

        // A crash says no farewell: what the page would do at its end is taken away.
        var crash = await page.Context.NewCDPSessionAsync(page);
        var crashed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        page.Crash += (_, _) => crashed.TrySetResult();
        _ = crash.SendAsync("Page.crash").ContinueWith(_ => { }, TaskScheduler.Default);

        // A page that opens while its neighbour's process dies would die with it.
        await crashed.Task.WaitAsync(TimeSpan.FromSeconds(10), Clock);
        var next = await context.NewPageAsync();
        await next.GotoAsync(host.ScreenAddress.ToString());

        await PlayerScreen.UntilAsync(() => _store.Proofs.All.Count > 0, () => "the proof of the play that the crash ended");
        output.WriteLine(string.Join("; ", _store.Proofs.All.Select(each => $"{each.ProofId:N} {each.StartedAt:ss.fff} {each.Duration.TotalMilliseconds:0} ms")));
        var proof = _store.Proofs.All[0];
        (proof.PlayId, proof.ContentId, proof.Complete).ShouldBe((program.PlayId, "long", false));
        proof.Duration.TotalSeconds.ShouldBeInRange(2, 10);
    }

    private async Task<PlayerHost> StartHostAsync()
    {
        var host = new PlayerHost(_store);
        await host.StartAsync();
        return host;
    }

    private async Task<IPage> OpenAsync(PlayerHost host)
    {
        var page = await browser.PageAsync();
        await PlayerScreen.OpenAsync(page, host);
        return page;
    }
}
