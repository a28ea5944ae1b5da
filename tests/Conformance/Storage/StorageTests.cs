using Orleans.Storage;

namespace Actors.Tests.Storage;

[Collection(EnginesCollection.Name)]
public sealed class StorageTests(Engines engines)
{
    private static readonly Page Full = new()
    {
        Postings = [new("first", DayOfWeek.Friday, [1, 2, 3]), new("second", DayOfWeek.Sunday, [])],
        ClosedAt = new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.FromHours(1)),
        Number = 3,
    };

    [Fact]
    public async Task A_grain_that_was_never_written_has_a_new_state_and_no_record()
    {
        var book = await engines.NewAsync<IBookGrain>();
        (await book.Exists()).ShouldBeFalse();
        (await book.Etag()).ShouldBeNull();
        var page = await book.Look();
        page.Postings.ShouldBeEmpty();
        page.ClosedAt.ShouldBeNull();
    }

    [Fact]
    public async Task A_state_is_the_same_after_deactivation()
    {
        var book = await engines.NewAsync<IBookGrain>();
        await book.Write(Full);
        (await book.Exists()).ShouldBeTrue();
        await LeaveAsync(book);

        ShouldBeFull(await book.Look());
        (await book.Exists()).ShouldBeTrue();
    }

    [Fact]
    public async Task What_was_not_written_is_lost_with_the_activation_and_by_reading_anew()
    {
        var book = await engines.NewAsync<IBookGrain>();
        await book.Write(Full);
        await book.Scribble(7);
        (await book.Look()).Number.ShouldBe(7);
        (await book.Reread()).Number.ShouldBe(3);
        await book.Scribble(8);
        await LeaveAsync(book);
        (await book.Look()).Number.ShouldBe(3);
    }

    [Fact]
    public async Task Every_write_gives_the_record_another_etag()
    {
        var book = await engines.NewAsync<IBookGrain>();
        await book.Write(Full);
        var first = await book.Etag();
        await book.WriteAsItIs();
        var second = await book.Etag();
        first.ShouldNotBeNullOrEmpty();
        second.ShouldNotBe(first);
        await LeaveAsync(book);
        (await book.Etag()).ShouldBe(second);
    }

    [Fact]
    public async Task A_cleared_state_is_a_new_one_now_and_after_deactivation_and_can_be_written_again()
    {
        var book = await engines.NewAsync<IBookGrain>();
        await book.Write(Full);
        await book.Clear();
        (await book.Exists()).ShouldBeFalse();
        (await book.Look()).Postings.ShouldBeEmpty();
        await LeaveAsync(book);
        (await book.Exists()).ShouldBeFalse();
        (await book.Look()).Number.ShouldBe(0);
        await book.Write(Full);
        await LeaveAsync(book);
        ShouldBeFull(await book.Look());
    }

    [Fact]
    public async Task Clearing_what_was_never_written_is_no_error()
    {
        var book = await engines.NewAsync<IBookGrain>();
        await book.Clear();
        (await book.Exists()).ShouldBeFalse();
        await book.Write(Full);
        (await book.Exists()).ShouldBeTrue();
    }

    [Fact]
    public async Task A_write_over_somebody_elses_is_refused_and_changes_nothing()
    {
        var book = await engines.NewAsync<IBookGrain>();
        await book.Write(Full);
        await book.WriteBehindItsBack(7);
        await Should.ThrowAsync<InconsistentStateException>(() => book.WriteAsItIs());
        (await book.Reread()).Number.ShouldBe(7);
    }

    [Fact]
    public async Task A_first_write_beside_somebody_elses_is_refused_too()
    {
        var book = await engines.NewAsync<IBookGrain>();
        (await book.Exists()).ShouldBeFalse();
        await book.WriteBehindItsBack(7);
        await Should.ThrowAsync<InconsistentStateException>(() => book.Write(Full));
        (await book.Reread()).Number.ShouldBe(7);
    }

    [Fact]
    public async Task Clearing_what_somebody_else_has_written_is_refused()
    {
        var book = await engines.NewAsync<IBookGrain>();
        await book.Write(Full);
        await book.WriteBehindItsBack(7);
        await Should.ThrowAsync<InconsistentStateException>(() => book.Clear());
        (await book.Reread()).Number.ShouldBe(7);
    }

    [Fact]
    public async Task A_conflict_that_leaves_the_grain_ends_its_activation_so_that_the_next_one_reads_anew()
    {
        var book = await engines.NewAsync<IBookGrain>();
        await book.Write(Full);
        var first = await book.Activation();
        await book.WriteBehindItsBack(7);
        await Should.ThrowAsync<InconsistentStateException>(() => book.WriteAsItIs());
        await Journal.Of(book.GetPrimaryKeyString()).SeesAsync("left: ApplicationError");
        (await book.Activation()).ShouldNotBe(first);
        (await book.Look()).Number.ShouldBe(7);
        await book.WriteAsItIs();
    }

    [Fact]
    public async Task A_conflict_that_the_grain_handles_does_not_end_it()
    {
        var book = await engines.NewAsync<IBookGrain>();
        await book.Write(Full);
        var first = await book.Activation();
        await book.WriteBehindItsBack(7);
        (await book.WriteOrReread(9)).ShouldBe("found 7, written");
        (await book.Activation()).ShouldBe(first);
        (await book.Reread()).Number.ShouldBe(9);
    }

    [Fact]
    public async Task A_grain_with_one_state_of_its_own_keeps_it_in_the_default_storage()
    {
        var tally = await engines.NewAsync<ITallyGrain>();
        (await tally.Add(3)).ShouldBe(3);
        (await tally.Reread()).ShouldBe(3);
        await tally.Leave();
        (await tally.Add(4)).ShouldBe(7);
        await tally.Clear();
        (await tally.Add(1)).ShouldBe(1);
    }

    [Theory]
    [InlineData(Shape.Outside)]
    [InlineData(Shape.TwoSilos)]
    public async Task States_are_the_same_wherever_calls_come_from(Shape from)
    {
        var book = await engines.NewAsync<IBookGrain>(from);
        await book.Write(Full);
        await book.WriteBehindItsBack(7);
        await Should.ThrowAsync<InconsistentStateException>(() => book.WriteAsItIs());
        (await book.Look()).Number.ShouldBe(7);
        await book.Write(Full);
        await LeaveAsync(book);
        ShouldBeFull(await book.Look());
    }

    private static async Task LeaveAsync(IBookGrain book)
    {
        var before = await book.Activation();
        await book.Leave();
        (await book.Activation()).ShouldNotBe(before);
    }

    private static void ShouldBeFull(Page page)
    {
        page.Postings.Select(static posting => (posting.Text, posting.Day)).ShouldBe([("first", DayOfWeek.Friday), ("second", DayOfWeek.Sunday)]);
        page.Postings[0].Lines.ShouldBe([1, 2, 3]);
        page.ClosedAt.ShouldBe(Full.ClosedAt);
        page.Number.ShouldBe(3);
    }
}
