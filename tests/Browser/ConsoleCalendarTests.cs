using System.Text.Json;
using Actors.TestKit;
using Microsoft.Playwright;

namespace Actors.Tests;

public sealed class ConsoleCalendarTests(Chromium browser) : IClassFixture<Chromium>
{
    [NeedsFact(Needs.Browser)]
    public async Task A_time_of_the_stores_clock_is_the_moment_that_the_schedules_rules_say()
    {
        await using var store = await TestStore.StartedAsync();
        var page = await browser.ConsoleAsync(store, key: "");

        (await InstantAsync(page, "2026-07-01T09:00")).ShouldBe("2026-07-01T07:00:00.000Z");
        (await InstantAsync(page, "2026-12-01T09:00")).ShouldBe("2026-12-01T08:00:00.000Z");
        (await InstantAsync(page, "2026-03-29T02:30")).ShouldBe("2026-03-29T01:00:00.000Z", "a time that is skipped stands for the moment of the change");
        (await InstantAsync(page, "2026-10-25T02:30")).ShouldBe("2026-10-25T00:30:00.000Z", "a time that comes twice means the first");
        (await InstantAsync(page, "2026-10-25T03:00")).ShouldBe("2026-10-25T02:00:00.000Z");
        (await page.EvaluateAsync<string>("async () => (await import('/console/base/time.js')).wall(Date.parse('2026-10-25T01:30:00Z'), 'Europe/Berlin')")).ShouldBe("2026-10-25T02:30:00");
    }

    [NeedsFact(Needs.Browser)]
    public async Task Days_are_as_long_as_they_really_are_and_a_night_lies_on_both()
    {
        await using var store = await TestStore.StartedAsync();
        var page = await browser.ConsoleAsync(store, key: "");

        var parts = await page.EvaluateAsync<JsonElement>(
            """
            async () => {
              const { daysFrom, cut } = await import('/console/schedule/week.js');
              const days = daysFrom('2026-10-24', 2, 'Europe/Berlin');
              const night = { from: '2026-10-24T22:00:00+02:00', to: '2026-10-25T06:00:00+01:00' };
              const beside = { from: '2026-10-24T23:00:00+02:00', to: '2026-10-24T23:30:00+02:00' };
              return { hours: [...days, ...daysFrom('2026-03-29', 1, 'Europe/Berlin')].map(day => day.hours), first: cut([night, beside], days[0]), second: cut([night], days[1]) };
            }
            """);

        parts.GetProperty("hours").EnumerateArray().Select(hours => hours.GetDouble()).ShouldBe([24, 25, 23]);
        var first = parts.GetProperty("first")[0];
        (first.GetProperty("top").GetDouble(), first.GetProperty("height").GetDouble(), first.GetProperty("columns").GetInt32()).ShouldBe((22, 2, 2));
        (parts.GetProperty("first")[1].GetProperty("column").GetInt32(), first.GetProperty("span").GetInt32()).ShouldBe((1, 1));
        var second = parts.GetProperty("second")[0];
        (second.GetProperty("top").GetDouble(), second.GetProperty("height").GetDouble()).ShouldBe((0, 7), "nine hours of night, two of them before midnight");
    }

    private static Task<string> InstantAsync(IPage page, string clock) =>
        page.EvaluateAsync<string>("async clock => new Date((await import('/console/base/time.js')).instant(clock, 'Europe/Berlin')).toISOString()", clock);
}
