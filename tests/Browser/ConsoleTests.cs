using System.Net;
using Actors.TestKit;
using Microsoft.Playwright;

namespace Actors.Tests;

public sealed class ConsoleTests(Chromium browser) : IClassFixture<Chromium>
{
    private const float Patience = 20_000;

    [NeedsFact(Needs.Browser)]
    public async Task A_lane_changes_on_the_page_without_anybody_touching_it()
    {
        await using var store = await TestStore.StartedAsync();
        var page = await OpenAsync(store);
        var lane = Lane(page, "checkout-1");
        await SeenAsync(lane.Locator(".chip.simulated").First);
        var before = await lane.Locator(".groups").InnerHTMLAsync();

        await page.WaitForFunctionAsync("before => document.querySelector('[data-lane=\"checkout-1\"] .groups').innerHTML !== before", before, new PageWaitForFunctionOptions { Timeout = Patience });

        (await lane.Locator(".now-title").InnerTextAsync()).ShouldBeOneOf("Hello", "Tea");
        (await lane.Locator(".now-reason").InnerTextAsync()).ShouldNotBeNullOrWhiteSpace();
    }

    [NeedsFact(Needs.Browser)]
    public async Task A_person_with_the_key_switches_a_lanes_mode()
    {
        await using var store = await TestStore.StartedAsync();
        var page = await OpenAsync(store);

        await Lane(page, "checkout-2").Locator("[data-mode=off]").ClickAsync();
        await page.FillAsync("#key-field", store.Server.Key.Text);
        await page.Keyboard.PressAsync("Enter");

        await SeenAsync(Lane(page, "checkout-2").Locator("[data-mode=off][aria-pressed=true]"));
        await SeenAsync(Lane(page, "checkout-2").GetByText("Off: the camera is closed"));
        await SeenAsync(Lane(page, "checkout-1").Locator("[data-mode=demographics][aria-pressed=true]"));
    }

    [NeedsFact(Needs.Browser)]
    public async Task Demographics_begin_only_with_a_persons_word_that_the_notice_is_up()
    {
        await using var store = await TestStore.StartedAsync();
        var page = await OpenAsync(store, $"/#key={store.Server.Key.Text}");
        await SeenAsync(page.Locator("#unlock", new PageLocatorOptions { HasText = "Lock" }));
        page.Url.ShouldNotContain("key=", Case.Insensitive, "the key must stay in no history");

        await Lane(page, "checkout-2").Locator("[data-mode=demographics]").ClickAsync();
        (await page.Locator("#mode-submit").IsDisabledAsync()).ShouldBeTrue();
        await page.CheckAsync("#mode-notice");
        await page.ClickAsync("#mode-submit");

        await SeenAsync(Lane(page, "checkout-2").Locator("[data-mode=demographics][aria-pressed=true]"));
    }

    [NeedsFact(Needs.Browser)]
    public async Task A_wrong_key_is_told_in_a_sentence_and_unlocks_nothing()
    {
        await using var store = await TestStore.StartedAsync();
        var page = await OpenAsync(store);

        await page.ClickAsync("#unlock");
        await page.FillAsync("#key-field", "not-the-key");
        await page.ClickAsync("#key-form button[type=submit]");

        await SeenAsync(page.GetByText("The key is wrong or has been revoked"));
        (await page.Locator("#unlock").InnerTextAsync()).ShouldBe("Unlock");
        (await page.Locator(".screens a").CountAsync()).ShouldBe(0);
    }

    [NeedsFact(Needs.Browser)]
    public async Task Screens_are_linked_only_when_unlocked_and_the_link_opens_the_screen()
    {
        await using var store = await TestStore.StartedAsync();
        var page = await OpenAsync(store, $"/#key={store.Server.Key.Text}");
        var link = Lane(page, "checkout-1").Locator(".screens a");
        await SeenAsync(link);

        var screen = await page.Context.NewPageAsync();
        var answer = await screen.GotoAsync((await link.GetAttributeAsync("href"))!);

        answer!.Ok.ShouldBeTrue();
        await SeenAsync(Lane(page, "checkout-1").GetByText("shown on 1 page"));
        await page.ClickAsync("#unlock");
        await link.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached, Timeout = Patience });
    }

    [NeedsFact(Needs.Browser | Needs.Models)]
    public async Task A_camera_that_fails_is_red_and_says_why_while_the_others_go_on()
    {
        await using var store = await TestStore.StartedAsync(unreachableCamera: true);
        var page = await OpenAsync(store);

        var failed = Lane(page, "entrance").Locator(".camera[data-state=failed]");
        await SeenAsync(failed);
        (await failed.Locator(".sentence").InnerTextAsync()).ShouldNotBeNullOrWhiteSpace();
        await SeenAsync(Lane(page, "entrance").Locator(".chip.bad"));
        await SeenAsync(Lane(page, "checkout-1").Locator(".camera[data-state=running]"));
        await SeenAsync(page.GetByText("2 of 3"));
    }

    [NeedsFact(Needs.Browser)]
    public async Task The_promise_that_vision_cannot_make_stands_beside_restricted_content()
    {
        await using var store = await TestStore.StartedAsync();
        var page = await OpenAsync(store);

        await SeenAsync(Lane(page, "checkout-1").GetByText("Vision cannot promise ‘never’"));
        await SeenAsync(Lane(page, "checkout-1").GetByText("alcohol from 20:00 to 06:00"));
        (await Lane(page, "checkout-2").Locator(".safety").IsVisibleAsync()).ShouldBeFalse();
    }

    [NeedsFact(Needs.Browser)]
    public async Task A_phone_needs_no_sideways_scrolling()
    {
        await using var store = await TestStore.StartedAsync();
        var page = await browser.PageAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 360, Height = 740 }, IsMobile = true, HasTouch = true });
        await page.GotoAsync(store.Server.Address);
        await SeenAsync(Lane(page, "entrance"));

        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBe(360);
    }

    [NeedsFact(Needs.Browser)]
    public async Task A_store_that_is_gone_is_shown_as_gone_and_its_return_as_return()
    {
        await using var store = await TestStore.StartedAsync();
        var page = await OpenAsync(store);
        await SeenAsync(Lane(page, "checkout-1"));
        var port = new Uri(store.Server.Address).Port;

        await store.StopAsync();

        await SeenAsync(page.GetByText("Connection lost"));
        await SeenAsync(page.GetByText("What you see is as it was at"));
        await store.StartAsync(port);
        await SeenAsync(page.Locator("#connection[data-state=live]"));
        await page.Locator("#lost").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Hidden, Timeout = Patience });
    }

    [NeedsFact(Needs.Browser)]
    public async Task A_store_open_to_a_network_shows_nothing_until_the_key_is_given()
    {
        await using var store = new TestStore();
        await store.StartAsync(listen: IPAddress.Any);
        var page = await OpenAsync(store);

        await SeenAsync(page.Locator("#key-dialog[open]"));
        (await page.Locator("[data-lane]").CountAsync()).ShouldBe(0);
        await page.FillAsync("#key-field", store.Server.Key.Text);
        await page.Keyboard.PressAsync("Enter");

        await SeenAsync(Lane(page, "checkout-1"));
        await SeenAsync(page.Locator("#connection[data-state=live]"));
    }

    [NeedsFact(Needs.Browser)]
    public async Task The_keyboard_alone_reaches_a_lanes_mode()
    {
        await using var store = await TestStore.StartedAsync();
        var page = await OpenAsync(store, $"/#key={store.Server.Key.Text}");
        await SeenAsync(Lane(page, "checkout-1"));

        for (var i = 0; i < 40 && await page.EvaluateAsync<string?>("document.activeElement.dataset.mode ?? null") != "off"; i++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Keyboard.PressAsync("Enter");
        await SeenAsync(Lane(page, "checkout-1").Locator("[data-mode=off][aria-pressed=true]"));
    }

    [NeedsFact(Needs.Browser)]
    public async Task The_page_breaks_none_of_its_own_rules_and_shows_no_picture()
    {
        await using var store = await TestStore.StartedAsync();
        var page = await browser.PageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => complaints.Add(error);
        await page.GotoAsync(store.Server.Address);
        await SeenAsync(Lane(page, "checkout-1").Locator(".camera[data-state=running]"));

        complaints.ShouldBeEmpty();
        (await page.Locator("img, video, canvas, picture").CountAsync()).ShouldBe(0);
    }

    private async Task<IPage> OpenAsync(TestStore store, string path = "/")
    {
        var page = await browser.PageAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1280, Height = 900 } });
        await page.GotoAsync(store.Server.Address + path);
        return page;
    }

    private static ILocator Lane(IPage page, string lane) => page.Locator($"[data-lane='{lane}']");

    private static Task SeenAsync(ILocator locator) => locator.WaitForAsync(new LocatorWaitForOptions { Timeout = Patience });
}
