using System.Globalization;
using Actors.Displays;
using Actors.TestKit;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Actors.Tests;

public sealed class PlayerStepTests(Chromium browser, ITestOutputHelper output) : IClassFixture<Chromium>
{
    // Holds every word on its way there and back, in order, for so long and up to so much longer.
    private const string Slow = """
        {
          const [delay, jitter] = [DELAY, JITTER];
          const wait = last => last.at = Math.max(last.at, performance.now() + delay + Math.random() * jitter);
          const Real = WebSocket;
          globalThis.WebSocket = class extends Real {
            #there = { at: 0 };
            #back = { at: 0 };
            #hears = null;
            constructor(address) {
              super(address);
              super.onmessage = event => setTimeout(() => this.#hears?.(event), wait(this.#back) - performance.now());
            }
            set onmessage(hears) { this.#hears = hears; }
            send(text) { setTimeout(() => this.readyState === Real.OPEN && super.send(text), wait(this.#there) - performance.now()); }
          };
        }
        """;

    // The time that all pages of this machine share, whatever their dates say.
    private const string Record = """
        {
          const begun = performance.timeOrigin;
          globalThis.switches = [];
          new MutationObserver(() => {
            const { content } = document.documentElement.dataset;
            if (content && content !== globalThis.switches.at(-1)?.content) {
              globalThis.switches.push({ content, at: begun + performance.now() });
            }
          }).observe(document, { attributes: true, subtree: true, attributeFilter: ['data-content'] });
        }
        """;

    private static readonly TimeProvider Clock = TimeProvider.System;

    private readonly PlayerStore _store = new();

    [NeedsFact(Needs.Browser)]
    public async Task An_answer_about_the_time_that_was_held_up_moves_no_clock_that_it_does_not_contradict()
    {
        await using var host = new PlayerHost(_store);
        await host.StartAsync();
        var page = await browser.PageAsync();
        await page.GotoAsync(host.ScreenAddress.ToString());

        var moved = await page.EvaluateAsync<double[]>("""
            async () => {
              const { Clock } = await import('/screens/clock.js');
              const clock = new Clock();
              clock.hint(1e12);
              const real = clock.now() - performance.now();
              const off = () => clock.now() - performance.now() - real;
              const hear = (took, wrong) => clock.hear(performance.now() - took, real + performance.now() - took / 2 + wrong);
              const moved = [];
              for (const [took, wrong] of [[1600, -803], [1600, 300], [20, 8], [1600, 790]]) { hear(took, wrong); moved.push(off()); }
              clock.begin();
              hear(1600, 5000);
              moved.push(off());
              return moved;
            }
            """);

        moved[0].ShouldBe(-3, 1, "as far as it contradicts, and not by half of the time that it took");
        moved[1].ShouldBe(-3, 1);
        moved[2].ShouldBe(8, 1, "an answer that came at once");
        moved[3].ShouldBe(8, 1);
        moved[4].ShouldBe(4200, 5, "the nearest time that explains it");
    }

    [NeedsFact(Needs.Browser)]
    public async Task Screens_of_a_lane_switch_together_over_links_of_different_speed_with_a_wrong_date_and_without_a_host()
    {
        await using var host = new PlayerHost(_store);
        await host.StartAsync();
        (int Delay, int Jitter, int DaysOff)[] ways = [(0, 0, 0), (60, 30, -4000), (20, 120, 0)];
        var pages = new List<IPage>();
        foreach (var (delay, jitter, daysOff) in ways)
        {
            var page = await browser.PageAsync();
            await page.AddInitScriptAsync(Record);
            await page.AddInitScriptAsync(Slow.Replace("DELAY", delay.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal).Replace("JITTER", jitter.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
            await PlayerScreen.ShiftDateAsync(page, TimeSpan.FromDays(daysOff));
            await PlayerScreen.OpenAsync(page, host);
            pages.Add(page);
        }

        ContentItem[] loop = [.. Enumerable.Range(1, 4).Select(i => _store.Stripes($"loop-{i}", $"#{i}07030", seconds: 2))];
        _store.Display.Show(PlayerScreen.Program(_store.Stripes("first", "#203080"), loop));
        await Task.WhenAll(pages.Select(page => PlayerScreen.ShowsAsync(page, "first")));

        // Eight questions for the time have been answered by now, and the content of the loop has come.
        await Task.WhenAll(pages.Select(page => page.WaitForFunctionAsync("() => document.documentElement.dataset.kept")));
        var spreads = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            var spot = _store.Stripes($"together-{i}", $"#20{i}080", seconds: 2);
            var now = Clock.GetUtcNow();
            _store.Display.Show(PlayerScreen.Program(spot, loop) with { StartedAt = now, SwitchAt = now.AddMilliseconds(1000) });
            await Task.WhenAll(pages.Select(page => PlayerScreen.ShowsAsync(page, spot.ContentId)));
            spreads.Add(await SpreadAsync(pages, spot.ContentId));
        }

        await host.StopAsync();
        var loops = new List<double>();
        foreach (var spot in loop)
        {
            await Task.WhenAll(pages.Select(page => PlayerScreen.ShowsAsync(page, spot.ContentId)));
            loops.Add(await SpreadAsync(pages, spot.ContentId));
        }

        output.WriteLine($"three screens, ms between the first and the last: switches {Text(spreads)}; loop without a host {Text(loops)}");
        Median(spreads).ShouldBeLessThan(100);
        Median(loops).ShouldBeLessThan(100);
    }

    private static async Task<double> SpreadAsync(List<IPage> pages, string contentId)
    {
        var times = await Task.WhenAll(pages.Select(page => page.EvaluateAsync<double>("id => switches.findLast(each => each.content === id).at", contentId)));
        return times.Max() - times.Min();
    }

    private static double Median(List<double> figures) => figures.Order().ElementAt(figures.Count / 2);

    private static string Text(List<double> figures) => string.Join(' ', figures.Select(figure => figure.ToString("0", CultureInfo.InvariantCulture)));
}
