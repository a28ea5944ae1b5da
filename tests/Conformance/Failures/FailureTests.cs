using Orleans.Serialization;

namespace Actors.Tests.Failures;

[Collection(EnginesCollection.Name)]
public sealed class FailureTests(Engines engines)
{
    [Theory, FromAnywhere]
    public async Task A_failure_reaches_the_caller_with_its_message_cause_data_and_the_callees_stack(Shape from)
    {
        var grain = await engines.NewAsync<IFailingGrain>(from);
        foreach (var call in (Func<Task>[])[() => grain.Throw(Failure.Framework), () => grain.ThrowAtOnce(Failure.Framework).AsTask()])
        {
            var failure = await Should.ThrowAsync<InvalidOperationException>(call);
            failure.Message.ShouldBe("outer");
            failure.InnerException.ShouldBeOfType<FormatException>().Message.ShouldBe("inner");
            failure.Data["shelf"].ShouldBe(3);
            failure.StackTrace.ShouldNotBeNull().ShouldContain(nameof(FailingGrain));
        }
    }

    [Theory, FromAnywhere]
    public async Task An_exception_of_ones_own_that_is_marked_arrives_with_its_members(Shape from)
    {
        var failure = await Should.ThrowAsync<MarkedException>(async () => await (await engines.NewAsync<IFailingGrain>(from)).Throw(Failure.Marked));
        failure.Message.ShouldBe("marked");
        failure.Number.ShouldBe(7);
        failure.InnerException.ShouldBeOfType<FormatException>();
        failure.StackTrace.ShouldNotBeNull().ShouldContain(nameof(FailingGrain));
    }

    [Theory]
    [InlineData(Failure.Unmarked)]
    [InlineData(Failure.UnmarkedInside)]
    [InlineData(Failure.UnmarkedInsideMarked)]
    [InlineData(Failure.UnmarkedAmongOthers)]
    public async Task An_exception_of_ones_own_that_is_not_marked_reaches_a_client_as_a_codec_error_that_names_it(Failure failure)
    {
        var grain = await engines.NewAsync<IFailingGrain>(Shape.Outside);
        (await Should.ThrowAsync<CodecNotFoundException>(() => grain.Throw(failure))).Message.ShouldContain(typeof(UnmarkedException).FullName!);
        (await Should.ThrowAsync<CodecNotFoundException>(async () => await grain.ThrowAtOnce(failure))).Message.ShouldContain(typeof(UnmarkedException).FullName!);
        (await grain.Calls()).ShouldBe(2);
    }

    [Theory, FromAnywhere]
    public async Task An_aggregate_arrives_with_all_its_causes(Shape from)
    {
        var failure = await Should.ThrowAsync<AggregateException>(async () => await (await engines.NewAsync<IFailingGrain>(from)).Throw(Failure.Several));
        failure.InnerExceptions.Select(static cause => cause.Message).ShouldBe(["first", "second"]);
    }

    [Theory, FromAnywhere]
    public async Task A_cancellation_of_the_callee_arrives_as_one(Shape from)
    {
        var grain = await engines.NewAsync<IFailingGrain>(from);
        (await Record.ExceptionAsync(() => grain.Throw(Failure.Cancelled))).ShouldBeAssignableTo<OperationCanceledException>()!.Message.ShouldBe("cancelled");
    }

    [Theory, FromAnywhere]
    public async Task A_grain_can_catch_anothers_failure_or_let_it_pass(Shape from)
    {
        var grain = await engines.NewAsync<IFailingGrain>(from);
        (await grain.Ask(Gates.New(), Failure.Marked)).ShouldBe("MarkedException: marked");
        (await Should.ThrowAsync<MarkedException>(() => grain.Pass(Gates.New(), Failure.Marked))).Number.ShouldBe(7);
    }

    [Theory, FromAnywhere]
    public async Task A_grain_that_failed_takes_the_next_call_with_its_memory_intact(Shape from)
    {
        var grain = await engines.NewAsync<IFailingGrain>(from);
        await Should.ThrowAsync<InvalidOperationException>(() => grain.Throw(Failure.Framework));
        await Should.ThrowAsync<InvalidOperationException>(async () => await grain.ThrowAtOnce(Failure.Framework));
        (await grain.Calls()).ShouldBe(2);
    }

    [Theory, FromAnywhere]
    public async Task Nobody_hears_of_the_failure_of_a_one_way_call(Shape from)
    {
        var grain = await engines.NewAsync<IFailingGrain>(from);
        await grain.Forget(Failure.Unmarked);
        await Journal.Of(grain.GetPrimaryKeyString()).SeesAsync("forgot");
        (await grain.Calls()).ShouldBe(0);
    }
}
