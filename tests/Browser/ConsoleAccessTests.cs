using Actors.TestKit;
using Microsoft.Playwright;

namespace Actors.Tests;

/// <summary>That the console can be used without a mouse, without seeing it, and with poor eyes.</summary>
public sealed class ConsoleAccessTests(Chromium browser) : IClassFixture<Chromium>
{
    private const double LeastContrast = 4.5;
    private const double LeastContrastOfLargeText = 3;

    /// <summary>What a page must have, found in the page itself: names, labels, headings, landmarks, ids.</summary>
    private const string Faults =
        """
        () => {
          const faults = [];
          const seen = element => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
          const named = element => [element.getAttribute('aria-label'), ...(element.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean).map(id => document.getElementById(id)?.textContent),
            ...[...element.labels ?? []].map(label => label.textContent), element.tagName === 'INPUT' || element.tagName === 'SELECT' || element.tagName === 'TEXTAREA' ? '' : element.textContent, element.title].some(words => words?.trim());
          for (const element of document.querySelectorAll('a[href], button, input, select, textarea, summary, progress, dialog[open], iframe, nav, [role=img], [tabindex="0"]'))
            if (seen(element) && !named(element)) faults.push(`without a name: ${element.outerHTML.slice(0, 120)}`);
          for (const image of document.querySelectorAll('img')) if (!image.hasAttribute('alt')) faults.push(`without alt: ${image.outerHTML.slice(0, 120)}`);
          const ids = [...document.querySelectorAll('[id]')].map(element => element.id);
          for (const id of new Set(ids)) if (ids.filter(each => each === id).length > 1) faults.push(`id twice: ${id}`);
          for (const element of document.querySelectorAll('[aria-describedby], [aria-labelledby]'))
            for (const id of `${element.getAttribute('aria-describedby') ?? ''} ${element.getAttribute('aria-labelledby') ?? ''}`.split(' ').filter(Boolean))
              if (!document.getElementById(id)) faults.push(`refers to nothing: ${id}`);
          if (document.querySelectorAll('main').length !== 1) faults.push('not one main');
          if (document.querySelectorAll('h1').length !== 1) faults.push('not one h1');
          const levels = [...document.querySelectorAll('h1, h2, h3, h4')].filter(heading => !heading.closest('dialog:not([open])')).map(heading => Number(heading.tagName[1]));
          levels.reduce((before, level) => { if (level > before + 1) faults.push(`a heading of level ${level} under one of level ${before}`); return level; }, 0);
          for (const list of document.querySelectorAll('ul, ol')) for (const child of list.children) if (!['LI', 'TEMPLATE'].includes(child.tagName)) faults.push(`in a list: ${child.tagName}`);
          return faults;
        }
        """;

    /// <summary>Texts whose colour is too close to what lies behind them. What lies on a picture or a pattern is left to the eye.</summary>
    private const string Pale =
        """
        least => {
          const channels = colour => {
            const canvas = channels.canvas ??= Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
            canvas.clearRect(0, 0, 1, 1);
            canvas.fillStyle = colour;
            canvas.fillRect(0, 0, 1, 1);
            return [...canvas.getImageData(0, 0, 1, 1).data];
          };
          const over = (top, below) => top.slice(0, 3).map((channel, i) => channel * top[3] / 255 + below[i] * (1 - top[3] / 255));
          const light = colour => { const [r, g, b] = colour.map(channel => (channel /= 255) <= .04045 ? channel / 12.92 : ((channel + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
          const behind = element => {
            const layers = [];
            for (let each = element; each; each = each.parentElement) {
              const style = getComputedStyle(each);
              if (style.backgroundImage !== 'none') return null;
              const colour = channels(style.backgroundColor);
              if (colour[3] > 0) layers.push(colour);
              if (colour[3] === 255) break;
            }
            return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255]);
          };
          const pale = [];
          const scope = document.querySelector('dialog[open]') ?? document.body;
          const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const element = walker.currentNode.parentElement;
            if (!walker.currentNode.data.trim() || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || element.closest('.unseen, .skip, [aria-hidden=true], :disabled, script, option')) continue;
            if (element.getBoundingClientRect().width < 2) continue;
            const ground = behind(element);
            if (!ground) continue;
            const style = getComputedStyle(element);
            const [a, b] = [light(over(channels(style.color), ground)), light(ground)];
            const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
            const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.6 && Number(style.fontWeight) >= 700);
            if (ratio < (large ? least.large : least.usual)) pale.push(`${ratio.toFixed(2)}: ${walker.currentNode.data.trim().slice(0, 60)}`);
          }
          return pale;
        }
        """;

    [NeedsFact(Needs.Browser)]
    public async Task Every_control_of_every_page_has_a_name_and_every_page_an_order_of_headings()
    {
        await using var store = await PlannedStoreAsync();
        foreach (var language in (string[])["en", "de"])
        {
            var page = await browser.ConsoleAsync(store, language: language);
            await EverywhereAsync(page, async place => (await page.EvaluateAsync<string[]>(Faults)).ShouldBeEmpty($"{place} in {language}"));
        }
    }

    [NeedsTheory(Needs.Browser)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_text_stands_out_from_what_lies_behind_it(bool dark)
    {
        await using var store = await PlannedStoreAsync();
        var page = await browser.ConsoleAsync(store, dark: dark);
        await EverywhereAsync(page, async place =>
            (await page.EvaluateAsync<string[]>(Pale, new { usual = LeastContrast, large = LeastContrastOfLargeText })).ShouldBeEmpty($"{place}, {(dark ? "dark" : "light")}"));
    }

    [NeedsFact(Needs.Browser)]
    public async Task Tab_reaches_everything_that_can_be_used_and_goes_on()
    {
        await using var store = await PlannedStoreAsync();
        foreach (var place in (string[])["library", "playlists", "schedule", "campaigns", "emergency", "accounts"])
        {
            var page = await browser.ConsoleAsync(store, place);
            await ConsolePages.SeenAsync(page.Locator(".page h2"));
            var wanted = await page.EvaluateAsync<int>(
                """
                () => {
                  const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"], .week')]
                    .filter(element => !element.disabled && element.tabIndex >= 0 && element.checkVisibility({ visibilityProperty: true }) && !element.closest('[inert]'));
                  all.forEach(element => { element.dataset.toReach = ''; });
                  return all.length;
                }
                """);
            var left = wanted;
            for (var presses = 0; presses < wanted * 3 && left > 0; presses++)
            {
                await page.Keyboard.PressAsync("Tab");
                left = await page.EvaluateAsync<int>("() => { delete document.activeElement.dataset.toReach; return document.querySelectorAll('[data-to-reach]').length; }");
            }

            var missed = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('[data-to-reach]')].map(element => element.outerHTML.slice(0, 120))");
            missed.ShouldBeEmpty(place);
            await page.Context.CloseAsync();
        }
    }

    [NeedsFact(Needs.Browser)]
    public async Task A_sheet_keeps_the_focus_and_gives_it_back_to_what_opened_it()
    {
        await using var store = await PlannedStoreAsync();
        var page = await browser.ConsoleAsync(store, "playlists");
        var opener = page.Locator("[data-playlist=morning] .whole");
        await opener.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await ConsolePages.SeenAsync(page.Sheet());
        for (var i = 0; i < 40; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            (await page.EvaluateAsync<bool>("document.activeElement === document.body || document.activeElement.closest('dialog') !== null")).ShouldBeTrue();
        }

        await page.Keyboard.PressAsync("Escape");
        await ConsolePages.GoneAsync(page.Sheet());

        (await page.EvaluateAsync<string?>("document.activeElement.closest('[data-playlist]')?.dataset.playlist")).ShouldBe("morning");
    }

    [NeedsFact(Needs.Browser)]
    public async Task The_skip_link_leads_to_the_page_and_a_new_page_begins_at_its_heading()
    {
        await using var store = await TestStore.StartedAsync();
        var page = await browser.ConsoleAsync(store);
        await page.EvaluateAsync("document.body.focus()");
        await page.Locator(".skip").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        (await page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("page");

        await page.Locator("#nav a[href='#/library']").ClickAsync();
        await ConsolePages.SeenAsync(page.Locator("body[data-page=library]"));

        await page.WaitForFunctionAsync("() => document.activeElement.tagName === 'H2' && document.activeElement.textContent === 'Library'", null, new PageWaitForFunctionOptions { Timeout = ConsolePages.Patience });
        (await page.GetAttributeAsync("#nav a[href='#/library']", "aria-current")).ShouldBe("page");
        (await page.TitleAsync()).ShouldBe("Library · Test market · Actors");
    }

    [NeedsFact(Needs.Browser)]
    public async Task No_page_scrolls_sideways_on_a_phone_or_breaks_the_consoles_own_policy()
    {
        await using var store = await PlannedStoreAsync();
        var page = await browser.ConsoleAsync(store, width: 390);
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => complaints.Add(error);

        await EverywhereAsync(page, async place => (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBe(390, place));

        complaints.ShouldBeEmpty();
    }

    /// <summary>Does something on every page, and in the sheet of each kind of item.</summary>
    private static async Task EverywhereAsync(IPage page, Func<string, Task> act)
    {
        foreach (var place in ConsolePages.All)
        {
            await page.GoAsync(place);
            await act(place);
        }

        foreach (var place in (string[])["playlists/morning", "campaigns/bread", "library/hello", "screens/checkout-1/screen-1"])
        {
            await page.GoAsync(place);
            await ConsolePages.SeenAsync(page.Sheet());
            await act(place);
            await page.Keyboard.PressAsync("Escape");
            await ConsolePages.GoneAsync(page.Sheet());
        }
    }

    /// <summary>A store in which something of each kind is planned.</summary>
    private static async Task<TestStore> PlannedStoreAsync()
    {
        var store = await TestStore.StartedAsync();
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        await store.MakeAsync("dayparts", new { name = "Early", weekdays = new[] { "monday", "sunday" }, from = "06:00", to = "10:00" });
        await store.MakeAsync("playlists", new { name = "Morning", items = new object[] { new { content = "hello", seconds = 2 }, new { content = "tea" } } });
        await store.MakeAsync("playlists", new { name = "Everybody", items = new[] { new { content = "hello" } } });
        await store.MakeAsync("schedule", new { name = "Mornings", playlist = "morning", dayparts = new[] { "early" } });
        await store.MakeAsync("campaigns", new { name = "Bread", content = new[] { "tea" }, fromDate = today.AddDays(-30), untilDate = today.AddDays(30), goal = "plays", amount = 5000 });
        await store.MakeAsync("layouts", new { name = "Ticker", zones = new object[] { new { id = "main", left = 0, top = 0, width = 100, height = 80 }, new { id = "ticker", left = 0, top = 80, width = 100, height = 20, playlist = "everybody" } } });
        await store.MakeAsync("screen-hours", new { name = "Open", dayparts = new[] { "early" }, target = new { lanes = new[] { "entrance" } } });
        return store;
    }
}
