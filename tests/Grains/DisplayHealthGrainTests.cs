using Actors.Displays;
using Actors.TestKit;

namespace Actors.Tests;

public class DisplayHealthGrainTests
{
    [Fact]
    public async Task A_host_that_falls_silent_makes_its_screen_offline_within_ten_seconds_and_its_next_word_healthy_again()
    {
        await using var store = await TestStore.StartAsync();
        var program = new DisplayProgram(Some.DisplayId, 1, Guid.NewGuid(), Some.Content("red", maximum: 3600), store.Clock.GetUtcNow(), "because", [], null, false, []);
        await store.Display.ShowAsync(program, default);
        (await ConditionAsync(store)).Health.ShouldBe(DisplayHealth.Unknown);

        await HearAsync(store, program);
        var healthy = await ConditionAsync(store);
        (healthy.Health, healthy.Since, healthy.Page!.ContentId).ShouldBe((DisplayHealth.Healthy, store.Clock.GetUtcNow(), "red"));

        await PassAsync(store, seconds: 5);
        (await ConditionAsync(store)).Health.ShouldBe(DisplayHealth.Healthy);
        await PassAsync(store, seconds: 3);
        var offline = await ConditionAsync(store);
        offline.Health.ShouldBe(DisplayHealth.Offline);
        offline.Since.ShouldBeInRange(healthy.Since + Some.Seconds(6), healthy.Since + Some.Seconds(8));

        for (var i = 0; i < 4; i++)
        {
            await HearAsync(store, program);
            await PassAsync(store, seconds: 1);
        }

        (await ConditionAsync(store)).Health.ShouldBe(DisplayHealth.Healthy);
    }

    [Fact]
    public async Task Vitals_without_a_host_are_refused()
    {
        await using var store = await TestStore.StartAsync();

        await Should.ThrowAsync<ArgumentException>(async () => await store.Display.VitalsAsync(new DisplayVitals("", store.Clock.GetUtcNow(), []), default));
    }

    private static ValueTask HearAsync(TestStore store, DisplayProgram program) => store.Display.VitalsAsync(
        new DisplayVitals("host", store.Clock.GetUtcNow(), [new PageVitals("page", program.PlayId, program.Now.ContentId, true, 1, null, 0.5, false, null, 0, 0, 0, null)]), default);

    private static async Task<DisplayCondition> ConditionAsync(TestStore store) => (await store.Display.GetSnapshotAsync(default)).Condition.ShouldNotBeNull();

    private static async Task PassAsync(TestStore store, int seconds)
    {
        for (var i = 0; i < seconds; i++)
        {
            store.Clock.Advance(Some.Seconds(1));
            await store.Display.GetSnapshotAsync(default);
        }
    }
}
