using Actors.Displays;
using Actors.TestKit;

namespace Actors.Tests;

/// <summary>A picture of a display, asked of its grain and answered by whichever host has the page.</summary>
public class DisplayLookTests
{
    private static readonly DisplayPicture Picture = new([1, 2, 3]);

    [Fact]
    public async Task A_look_reaches_every_host_and_the_first_that_has_a_picture_answers_while_programs_go_on()
    {
        await using var store = await TestStore.StartAsync();
        var listener = new DisplayListener();
        await store.Display.SubscribeAsync(store.Grains.CreateObjectReference<IDisplayObserver>(listener), default);
        var (without, failing, shows) = (new View(), new View(), new View());
        await PaintAsync(store, without, failing, shows);

        var asked = store.Display.LookAsync(320, default).AsTask();
        (await without.Asked.NextAsync("the question")).ShouldBe(320);
        (await failing.Asked.NextAsync("the question")).ShouldBe(320);
        (await shows.Asked.NextAsync("the question")).ShouldBe(320);
        without.Answer.SetResult(null);
        failing.Answer.SetException(new InvalidOperationException("no picture today"));
        await store.Display.ShowAsync(Program(store, revision: 2), default);
        (await listener.Heard.NextAsync("the first program")).Revision.ShouldBe(1);
        (await listener.Heard.NextAsync("the program")).Revision.ShouldBe(2);
        asked.IsCompleted.ShouldBeFalse();
        shows.Answer.SetResult(Picture);

        (await asked).ShouldNotBeNull().Bytes.ShouldBe(Picture.Bytes);
        GC.KeepAlive((listener, without, failing, shows));
    }

    [Fact]
    public async Task Where_no_page_paints_nobody_is_asked_and_where_none_answers_nobody_waits_longer_than_three_seconds()
    {
        await using var store = await TestStore.StartAsync();
        (await store.Display.LookAsync(320, default)).ShouldBeNull();
        var view = new View();
        await PaintAsync(store, view);
        view.Asked.Rest().ShouldBeEmpty();

        var asked = store.Display.LookAsync(64, default).AsTask();
        await view.Asked.NextAsync("the question");
        store.Clock.Advance(Some.Seconds(2.9));
        await store.Display.GetSnapshotAsync(default);
        asked.IsCompleted.ShouldBeFalse();
        store.Clock.Advance(Some.Seconds(0.2));

        (await asked).ShouldBeNull();
        view.Answer.SetResult(Picture);
    }

    [Fact]
    public async Task Eight_may_look_at_once_and_the_ninth_sees_nothing()
    {
        await using var store = await TestStore.StartAsync();
        var view = new View();
        await PaintAsync(store, view);
        var asked = Enumerable.Range(0, 8).Select(i => store.Display.LookAsync(100 + i, default).AsTask()).ToList();
        await view.Asked.NextAsync("the first question");
        await store.Display.GetSnapshotAsync(default);

        (await store.Display.LookAsync(320, default)).ShouldBeNull();

        view.Answer.SetResult(Picture);
        (await Task.WhenAll(asked)).ShouldAllBe(picture => picture != null);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(DisplayPicture.Largest + 1)]
    public async Task A_picture_of_no_bytes_or_of_too_many_is_none(int bytes)
    {
        await using var store = await TestStore.StartAsync();
        var view = new View();
        await PaintAsync(store, view);
        view.Answer.SetResult(new DisplayPicture([.. new byte[bytes]]));

        (await store.Display.LookAsync(320, default)).ShouldBeNull();
        GC.KeepAlive(view);
    }

    [Theory]
    [InlineData(63)]
    [InlineData(641)]
    public async Task A_width_that_no_page_draws_is_refused_with_what_is_allowed(int width)
    {
        await using var store = await TestStore.StartAsync();

        (await Should.ThrowAsync<ArgumentOutOfRangeException>(async () => await store.Display.LookAsync(width, default))).Message.ShouldContain("Allowed are 64 to 640");
    }

    private static async Task PaintAsync(TestStore store, params View[] views)
    {
        var program = Program(store, revision: 1);
        await store.Display.ShowAsync(program, default);
        foreach (var view in views)
        {
            await store.Display.OfferViewAsync(store.Grains.CreateObjectReference<IDisplayView>(view), default);
        }

        await store.Display.VitalsAsync(
            new DisplayVitals("host", store.Clock.GetUtcNow(), [new PageVitals("page", program.PlayId, program.Now.ContentId, true, 1, null, 0.5, false, null, 0, 0, 0, null)]), default);
    }

    private static DisplayProgram Program(TestStore store, long revision) =>
        new(Some.DisplayId, revision, Guid.NewGuid(), Some.Content("red", maximum: 3600), store.Clock.GetUtcNow(), "because", [], null, false, []);

    /// <summary>A host whose answer the test gives.</summary>
    private sealed class View : IDisplayView
    {
        public Recorder<int> Asked { get; } = new();

        public TaskCompletionSource<DisplayPicture?> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async ValueTask<DisplayPicture?> LookAsync(int width, CancellationToken cancellationToken)
        {
            Asked.Hear(width);
            return await Answer.Task;
        }
    }
}
