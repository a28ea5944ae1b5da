using Actors.Displays;
using Actors.TestKit;

namespace Actors.Tests;

public class DisplayGrainTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_host_gets_the_program_in_force_and_every_newer_one()
    {
        await using var store = await TestStore.StartAsync();
        await store.Display.ShowAsync(Program(5, "first"), default);
        var host = new DisplayListener();
        (await store.Display.SubscribeAsync(store.Grains.CreateObjectReference<IDisplayObserver>(host), default)).ShouldNotBeNull().Now.ContentId.ShouldBe("first");

        await store.Display.ShowAsync(Program(4, "older"), default);
        await store.Display.ShowAsync(Program(6, "newer"), default);
        (await host.Heard.NextAsync("the newer program")).Now.ContentId.ShouldBe("newer");
        (await store.Display.GetProgramAsync(default)).ShouldNotBeNull().Revision.ShouldBe(6);
        host.Heard.Rest().ShouldBeEmpty();
        GC.KeepAlive(host);
    }

    [Fact]
    public async Task A_program_survives_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("actors-display-").FullName;
        var state = Path.Combine(folder, "state.db");
        await using (var store = await TestStore.StartAsync(state))
        {
            await store.Display.ShowAsync(Program(5, "first"), default);
        }

        await using (var again = await TestStore.StartAsync(state))
        {
            var program = (await again.Display.GetProgramAsync(default)).ShouldNotBeNull();
            program.Now.ContentId.ShouldBe("first");
            program.Now.Audience.ShouldNotBeNull().AgeBands.Length.ShouldBe(1);
            program.Loop.Length.ShouldBe(1);
        }

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_play_that_several_pages_report_counts_once()
    {
        await using var store = await TestStore.StartAsync();
        var report = new PlayReport(Guid.NewGuid(), "first", Now, 42.5);
        await store.Display.ReportAsync(report, default);
        await store.Display.ReportAsync(report with { SightingToScreenMs = 99 }, default);
        await store.Display.ReportAsync(report with { PlayId = Guid.NewGuid(), SightingToScreenMs = null }, default);

        var display = await store.Display.GetSnapshotAsync(default);
        display.Plays.ShouldBe(2);
        display.SightingToScreen.Total.ShouldBe(1);
        display.SightingToScreen.MaxMs.ShouldBe(42.5);
        await Should.ThrowAsync<ArgumentException>(async () => await store.Display.ReportAsync(report with { SightingToScreenMs = -1 }, default));
    }

    [Fact]
    public async Task Pages_that_paint_are_counted_over_all_hosts_that_are_alive()
    {
        await using var store = await TestStore.StartAsync();
        await TellAsync("one", Page("a"), Page("b"), Page("hidden") with { Visible = false }, Page("frozen") with { FramesStillMs = 9000 });
        await TellAsync("two", Page("c"));
        await CountAsync(3);
        await TellAsync("one", Page("a") with { HeardMs = 9000 });
        await CountAsync(1);
        for (var second = 0; second < 10; second++)
        {
            // A grain that is asked less often than every three seconds takes its own sleep for nobody's silence.
            store.Clock.Advance(TimeSpan.FromSeconds(1));
            await store.Display.GetSnapshotAsync(default);
        }

        await CountAsync(0);

        ValueTask TellAsync(string host, params PageVitals[] pages) => store.Display.VitalsAsync(new DisplayVitals(host, store.Clock.GetUtcNow(), [.. pages]), default);

        async Task CountAsync(int pages) => (await store.Display.GetSnapshotAsync(default)).Pages.ShouldBe(pages);
    }

    private static PageVitals Page(string id) => new(id, null, null, true, 100, null, null, false, null, 0, 0, 0, null);

    private static DisplayProgram Program(long revision, string content) => new(
        Some.DisplayId, revision, Guid.NewGuid(), Some.Content(content, Some.For(bands: Audiences.AgeBand.From55)), Now, "because", [Some.Content("loop")], null, false, []);
}
