using System.Diagnostics;
using System.Globalization;
using Actors.Displays;
using Actors.TestKit;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Actors.Tests;

/// <summary>A real page in a real browser is broken in every way that a screen breaks, and how long it takes until that is known is held to 10 s.</summary>
public sealed class HealthTests(Chromium browser, ITestOutputHelper output) : IClassFixture<Chromium>
{
    private const string ShowingBlack = "<body style='margin:0;background:#000'>";

    private static readonly TimeProvider Clock = TimeProvider.System;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly PlayerStore _store = new();

    [NeedsFact(Needs.Browser | Needs.Ffmpeg)]
    public async Task A_screen_that_plays_every_kind_of_content_and_is_reloaded_stays_healthy()
    {
        await using var host = await StartAsync();
        await using var health = new HealthWatch(_store.Display);
        ContentItem[] spots =
        [
            _store.Stripes("red", "#c02020"),
            _store.Add("video", "video/mp4", await TestVideo.MakeAsync()),
            _store.Html("html", "<style>body{margin:0;background:#fff}@keyframes in{from{opacity:0}}h1{animation:in 1s}</style><h1>Guten Tag</h1><canvas id=c></canvas><script>c.getContext('2d').fillRect(0,0,9,9)</script>"),
        ];
        Show(spots[0]);
        var page = await OpenAsync(host);
        await health.UntilAsync(DisplayHealth.Healthy, DateTimeOffset.MinValue);

        foreach (var spot in spots)
        {
            Show(spot);
            await Deadline.Until(() => health.Condition.Page is { Picture: not null } && health.Condition.Page.ContentId == spot.ContentId, $"a picture of '{spot.ContentId}', not {health.Condition.Page}");
            await Task.Delay(TimeSpan.FromSeconds(5), Clock);
            health.Condition.Page.ShouldNotBeNull().Moves.ShouldBe(spot.Kind == ContentKind.Video);
            output.WriteLine($"{spot.ContentId}: light {health.Condition.Page.Light}, picture {health.Condition.Page.Picture}");
        }

        await page.ReloadAsync();
        await Task.Delay(TimeSpan.FromSeconds(6), Clock);
        health.States.ShouldBe([DisplayHealth.Healthy], $"{health.Condition}");
        health.Condition.Page.ShouldNotBeNull().Light.ShouldNotBeNull().ShouldBeGreaterThan(0.8, "the foreign page is white");
    }

    [NeedsFact(Needs.Browser)]
    public async Task A_page_whose_process_is_stopped_is_frozen() => await RaisesAsync(DisplayHealth.Frozen, "renderer stopped (SIGSTOP)", async page =>
    {
        var session = await page.Context.Browser!.NewBrowserCDPSessionAsync();
        var processes = (await session.SendAsync("SystemInfo.getProcessInfo"))!.Value.GetProperty("processInfo").EnumerateArray()
            .Where(process => process.GetProperty("type").GetString() == "renderer").Select(process => process.GetProperty("id").GetInt32()).ToList();
        processes.ShouldNotBeEmpty();
        processes.ForEach(id => Signal(id, "-STOP"));
        return () => processes.ForEach(id => Signal(id, "-CONT"));
    });

    [NeedsFact(Needs.Browser)]
    public async Task A_page_that_paints_no_frames_is_frozen() => await RaisesAsync(DisplayHealth.Frozen, "no frames painted", async page =>
    {
        // The page has just loaded itself again, which it does at most once a minute: that it does not help is the point.
        await page.AddInitScriptAsync("""
            localStorage.setItem('actors-reload:' + location.pathname, JSON.stringify({ at: Date.now(), told: true }));
            globalThis.requestAnimationFrame = () => 0;
            """);
        await page.ReloadAsync();
        return null;
    });

    [NeedsFact(Needs.Browser)]
    public async Task A_page_that_is_hidden_is_dark() => await RaisesAsync(DisplayHealth.Dark, "page hidden", async page =>
    {
        await page.EvaluateAsync("Object.defineProperty(document, 'hidden', { get: () => true }); document.dispatchEvent(new Event('visibilitychange'))");
        return null;
    });

    [NeedsFact(Needs.Browser)]
    public async Task A_page_with_something_black_over_it_is_dark() => await RaisesAsync(DisplayHealth.Dark, "black over the page", async page =>
    {
        await page.EvaluateAsync("document.body.append(Object.assign(document.createElement('div'), { style: 'position:fixed;inset:0;z-index:5;background:#000' }))");
        return null;
    });

    [NeedsFact(Needs.Browser)]
    public async Task Content_that_turns_black_is_dark() => await RaisesAsync(DisplayHealth.Dark, "black content", _ =>
    {
        Show(_store.Html("black", ShowingBlack));
        return Task.FromResult<Action?>(null);
    });

    [NeedsFact(Needs.Browser | Needs.Ffmpeg)]
    public async Task A_video_that_stands_still_is_frozen()
    {
        var video = _store.Add("video", "video/mp4", await TestVideo.MakeAsync());
        await RaisesAsync(DisplayHealth.Frozen, "video paused by force", async page =>
        {
            await page.EvaluateAsync("for (const video of document.querySelectorAll('video')) { video.play = () => Promise.resolve(); video.pause(); }");
            return null;
        }, video);
    }

    [NeedsFact(Needs.Browser)]
    public async Task Foreign_html_that_comes_to_no_end_is_frozen() => await RaisesAsync(DisplayHealth.Frozen, "foreign script without end", async page =>
    {
        // Nobody waits for an answer: it never comes.
        var frame = page.Frames.Single(each => each.Url.StartsWith("about:srcdoc", StringComparison.Ordinal));
        await frame.EvaluateAsync("setTimeout(() => { for (;;); }, 10)");
        return null;
    }, _store.Html("endless", "<body style='background:gold'>fine"));

    [NeedsFact(Needs.Browser)]
    public async Task A_page_that_is_closed_is_offline() => await RaisesAsync(DisplayHealth.Offline, "page closed", async page =>
    {
        await page.CloseAsync();
        return null;
    });

    [NeedsFact(Needs.Browser)]
    public async Task A_display_host_that_falls_silent_is_offline() => await RaisesAsync(DisplayHealth.Offline, "display host silent", _ =>
    {
        _store.Display.Lost = true;
        return Task.FromResult<Action?>(null);
    });

    [NeedsFact(Needs.Browser)]
    public async Task A_program_whose_content_is_broken_makes_the_screen_stale() => await RaisesAsync(DisplayHealth.Stale, "program with broken content", _ =>
    {
        Show(_store.Damaged(_store.Stripes("damaged", "#203080")), _store.Stripes("loop", "#107030"));
        return Task.FromResult<Action?>(null);
    });

    [NeedsFact(Needs.Browser)]
    public async Task A_page_that_does_not_follow_a_program_is_stale() => await RaisesAsync(DisplayHealth.Stale, "page ignores a program", async page =>
    {
        await page.EvaluateAsync("JSON.parse = (parse => text => { const word = parse(text); return word?.type === 'program' ? { type: 'nothing' } : word; })(JSON.parse)");
        Show(_store.Stripes("next", "#107030"));
        return null;
    });

    private async Task RaisesAsync(DisplayHealth expected, string what, Func<IPage, Task<Action?>> breakIt, ContentItem? content = null)
    {
        // A browser of its own: what is broken here must not break others.
        var own = new Chromium();
        await own.InitializeAsync();
        await using var host = await StartAsync();
        await using var health = new HealthWatch(_store.Display);
        Action? repair = null;
        try
        {
            Show(content ?? _store.Stripes("red", "#c02020"));
            var page = await OpenAsync(host, own);
            await health.UntilAsync(DisplayHealth.Healthy, DateTimeOffset.MinValue);
            await Deadline.Until(() => health.Condition.Page is { Picture: not null } known && known.ContentId == _store.Display.Program!.Now.ContentId, "a picture of the first spot");

            var cause = Clock.GetUtcNow();
            repair = await breakIt(page);
            var passed = await health.UntilAsync(expected, cause);

            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {expected} after {passed.TotalSeconds:0.0} s. {health.Condition.Sentence}"));
            health.States.ShouldBe([DisplayHealth.Healthy, expected]);
            passed.ShouldBeLessThan(Limit);
        }
        finally
        {
            repair?.Invoke();
            await own.DisposeAsync();
        }
    }

    private void Show(ContentItem now, params ContentItem[] loop) => _store.Display.Show(now, Clock.GetUtcNow(), null, loop);

    private async Task<PlayerHost> StartAsync()
    {
        var host = new PlayerHost(_store, options => options.PingInterval = new DisplayHostOptions().PingInterval);
        await host.StartAsync();
        return host;
    }

    private async Task<IPage> OpenAsync(PlayerHost host, Chromium? from = null)
    {
        var page = await (from ?? browser).PageAsync();
        page.Console += (_, message) => output.WriteLine(message.Text);
        await page.GotoAsync(host.ScreenAddress.ToString());
        await page.Locator("html[data-link=open]").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        return page;
    }

    private static void Signal(int process, string signal)
    {
        using var kill = Process.Start("kill", [signal, process.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        kill.ExitCode.ShouldBe(0);
    }
}
