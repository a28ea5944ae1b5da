using System.Globalization;
using Actors.Displays;
using Microsoft.Playwright;

namespace Actors.Tests;

/// <summary>What tests of the player do with a page, and wait for.</summary>
internal static class PlayerScreen
{
    private static readonly TimeProvider Clock = TimeProvider.System;

    /// <summary>A program of now, to be changed with `with`.</summary>
    public static DisplayProgram Program(ContentItem now, params ContentItem[] loop) =>
        new(PlayerStore.Screen, 0, Guid.NewGuid(), now, Clock.GetUtcNow(), "Because the test says so.", [.. loop], null, false, []);

    public static async Task OpenAsync(IPage page, PlayerHost host)
    {
        await page.GotoAsync(host.ScreenAddress.ToString());
        await page.Locator("html[data-link=open]").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
    }

    /// <summary>Sets the browser's date off by so much, as a machine without a clock's battery has it.</summary>
    public static Task ShiftDateAsync(IPage page, TimeSpan by) =>
        page.AddInitScriptAsync(string.Create(CultureInfo.InvariantCulture, $"const now = Date.now.bind(Date); Date.now = () => now() + {by.TotalMilliseconds:0};"));

    /// <summary>Waits until the zone of the lane's program, or the whole screen, shows the content.</summary>
    public static Task ShowsAsync(IPage page, string contentId) =>
        page.WaitForFunctionAsync("id => document.documentElement.dataset.content === id && [...document.querySelectorAll('.layer')].some(layer => layer.matches('.showing, .leaving'))", contentId);

    /// <summary>Waits until everything is kept that a start without the server needs.</summary>
    public static async Task KeptAsync(IPage page, DisplayProgram program)
    {
        await page.WaitForFunctionAsync("id => document.documentElement.dataset.kept === id", program.PlayId.ToString());
        await page.WaitForFunctionAsync("() => navigator.serviceWorker.controller");
        await page.WaitForFunctionAsync("() => caches.match(location.pathname).then(Boolean)");
    }

    public static async Task UntilAsync(Func<bool> reached, Func<string> expected)
    {
        var start = Clock.GetTimestamp();
        while (!reached())
        {
            Clock.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(20), $"Expected within 20 s: {expected()}.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), Clock);
        }
    }
}
