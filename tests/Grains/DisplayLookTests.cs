using Actors.Displays;
using Actors.TestKit;

namespace Actors.Tests;

/// <summary>A picture of a display, asked of its grain and answered by whichever host has the page.</summary>
public class DisplayLookTests
{
    private static readonly DisplayPicture Picture = new([1, 2, 3]);

    [Fact]
    public async Task A_look_reaches_the_hosts_and_their_first_answer_whoever_asked_and_holds_up_no_program()
    {
        await using var store = await TestStore.StartAsync();
        var host = await PaintingAsync(store);

        var asked = store.Display.LookAsync(320, default).AsTask();
        var (look, width) = await host.Looks.NextAsync("the question");
        width.ShouldBe(320);
        await store.Display.ShowAsync(Program(store, revision: 2), default);
        (await host.Heard.NextAsync("the program")).Revision.ShouldBe(2);
        asked.IsCompleted.ShouldBeFalse();
        await store.Display.AnswerLookAsync(Guid.NewGuid(), new DisplayPicture([9]), default);
        await store.Display.AnswerLookAsync(look, Picture, default);
        await store.Display.AnswerLookAsync(look, new DisplayPicture([9]), default);

        (await asked).ShouldNotBeNull().Bytes.ShouldBe(Picture.Bytes);
    }

    [Fact]
    public async Task Where_no_page_paints_nobody_is_asked_and_where_none_answers_nobody_waits_longer_than_three_seconds()
    {
        await using var store = await TestStore.StartAsync();
        (await store.Display.LookAsync(320, default)).ShouldBeNull();
        var host = await PaintingAsync(store);
        host.Looks.Rest().ShouldBeEmpty();

        var asked = store.Display.LookAsync(64, default).AsTask();
        await host.Looks.NextAsync("the question");
        store.Clock.Advance(Some.Seconds(2.9));
        await store.Display.GetSnapshotAsync(default);
        asked.IsCompleted.ShouldBeFalse();
        store.Clock.Advance(Some.Seconds(0.2));

        (await asked).ShouldBeNull();
    }

    [Fact]
    public async Task Eight_may_look_at_once_and_the_ninth_sees_nothing()
    {
        await using var store = await TestStore.StartAsync();
        var host = await PaintingAsync(store);
        var asked = Enumerable.Range(0, 8).Select(i => store.Display.LookAsync(100 + i, default).AsTask()).ToList();
        var looks = new List<Guid>();
        for (var i = 0; i < 8; i++)
        {
            looks.Add((await host.Looks.NextAsync("a question")).Look);
        }

        (await store.Display.LookAsync(320, default)).ShouldBeNull();

        foreach (var look in looks)
        {
            await store.Display.AnswerLookAsync(look, Picture, default);
        }

        (await Task.WhenAll(asked)).ShouldAllBe(picture => picture != null);
    }

    [Theory]
    [InlineData(63)]
    [InlineData(641)]
    public async Task A_width_that_no_page_draws_is_refused_with_what_is_allowed(int width)
    {
        await using var store = await TestStore.StartAsync();

        (await Should.ThrowAsync<ArgumentOutOfRangeException>(async () => await store.Display.LookAsync(width, default))).Message.ShouldContain("Allowed are 64 to 640");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(DisplayPicture.Largest + 1)]
    public async Task A_picture_of_no_bytes_or_of_too_many_is_refused(int bytes)
    {
        await using var store = await TestStore.StartAsync();

        (await Should.ThrowAsync<ArgumentException>(async () => await store.Display.AnswerLookAsync(Guid.NewGuid(), new DisplayPicture([.. new byte[bytes]]), default)))
            .Message.ShouldContain($"Bytes has {bytes} bytes; allowed are 1 to 204800");
    }

    private static async Task<DisplayListener> PaintingAsync(TestStore store)
    {
        var host = new DisplayListener();
        var program = Program(store, revision: 1);
        await store.Display.ShowAsync(program, default);
        await store.Display.SubscribeAsync(store.Grains.CreateObjectReference<IDisplayObserver>(host), default);
        await store.Display.VitalsAsync(
            new DisplayVitals("host", store.Clock.GetUtcNow(), [new PageVitals("page", program.PlayId, program.Now.ContentId, true, 1, null, 0.5, false, null, 0, 0, 0, null)]), default);
        return host;
    }

    private static DisplayProgram Program(TestStore store, long revision) =>
        new(Some.DisplayId, revision, Guid.NewGuid(), Some.Content("red", maximum: 3600), store.Clock.GetUtcNow(), "because", [], null, false, []);
}
