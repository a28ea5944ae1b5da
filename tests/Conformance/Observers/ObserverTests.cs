using System.Runtime.CompilerServices;
using Actors.Tests.Waiting;

namespace Actors.Tests.Observers;

[Collection(EnginesCollection.Name)]
public sealed class ObserverTests(Engines engines, Impatient impatient) : IClassFixture<Impatient>
{
    [Theory, FromAnywhere]
    public async Task An_observer_hears_every_call_once(Shape from)
    {
        var (tower, bell, _) = await HangAsync(from);
        await tower.Ring(0, 50);
        await Deadline.Until(() => bell.Journal.Lines.Length >= 50, "50 rings");

        bell.Journal.Lines.Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(0, 50).Select(number => $"ring {number}").Order(StringComparer.Ordinal));
        GC.KeepAlive(bell);
    }

    [Fact]
    public async Task An_observer_in_the_silos_process_hears_them_in_order()
    {
        var (tower, bell, _) = await HangAsync(Shape.Within);
        await tower.Ring(0, 50);
        await Deadline.Until(() => bell.Journal.Lines.Length >= 50, "50 rings");

        bell.Journal.Lines.ShouldBe(Enumerable.Range(0, 50).Select(number => $"ring {number}"));
        GC.KeepAlive(bell);
    }

    [Theory, FromAnywhere]
    public async Task An_observer_takes_one_call_at_a_time(Shape from)
    {
        var (tower, bell, _) = await HangAsync(from);
        var (first, second) = (Gates.New(), Gates.New());
        await tower.Hold("first", first);
        await bell.Journal.SeesAsync("first begins");
        await tower.Hold("second", second);
        Gates.Open(second);
        Gates.Open(first);
        await bell.Journal.SeesAsync("second ends");

        bell.Journal.Lines.ShouldBe(["first begins", "first ends", "second begins", "second ends"]);
        GC.KeepAlive(bell);
    }

    [Theory, FromAnywhere]
    public async Task An_observer_can_answer_and_fail(Shape from)
    {
        var (tower, bell, _) = await HangAsync(from);
        (await tower.Ask(3)).ShouldBe(4);
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => tower.Ask(-1));
        (await tower.Ask(4)).ShouldBe(5);
        GC.KeepAlive(bell);
    }

    [Theory, FromAnywhere]
    public async Task A_failing_observer_hurts_nobody_and_hears_the_next_call(Shape from)
    {
        var (tower, bell, _) = await HangAsync(from);
        await tower.Ring(-1, 2);
        await bell.Journal.SeesAsync("ring 0");
        GC.KeepAlive(bell);
    }

    [Theory, FromAnywhere]
    public async Task Every_observer_of_a_grain_hears_though_one_is_deleted(Shape from)
    {
        var (tower, bell, reference) = await HangAsync(from);
        var other = new Bell(Gates.New());
        await tower.Hang((await engines.OfAsync(from)).Grains.CreateObjectReference<IBell>(other));
        (await engines.OfAsync(from)).Grains.DeleteObjectReference<IBell>(reference);
        await tower.Ring(1, 5);
        await other.Journal.SeesAsync("ring 5");

        bell.Journal.Lines.ShouldBeEmpty();
        GC.KeepAlive(bell);
        GC.KeepAlive(other);
    }

    [Theory, FromAnywhere]
    public async Task Two_references_are_equal_when_they_are_of_one_making(Shape from)
    {
        var (tower, bell, reference) = await HangAsync(from);
        (await tower.Hangs(reference)).ShouldBeTrue();
        (await tower.Hangs((await engines.OfAsync(from)).Grains.CreateObjectReference<IBell>(bell))).ShouldBeFalse();
        GC.KeepAlive(bell);
    }

    [Theory, FromAnywhere]
    public async Task The_request_context_reaches_an_observer(Shape from)
    {
        var (tower, bell, _) = await HangAsync(from);
        await tower.Note("trace", "t1");
        await bell.Journal.SeesAsync("t1");
        GC.KeepAlive(bell);
    }

    [Fact]
    public async Task A_question_to_a_deleted_observer_is_not_answered()
    {
        var tower = impatient.New<ITowerGrain>();
        var bell = new Bell(Gates.New());
        var reference = impatient.Cluster.Grains.CreateObjectReference<IBell>(bell);
        await tower.Hang(reference);
        (await tower.Ask(3)).ShouldBe(4);
        impatient.Cluster.Grains.DeleteObjectReference<IBell>(reference);
        await Should.ThrowAsync<TimeoutException>(() => tower.Ask(3).Within("the timeout"));
        GC.KeepAlive(bell);
    }

    [Fact]
    public async Task An_observer_is_held_weakly()
    {
        var tower = impatient.New<ITowerGrain>();
        await HangUnheldBellAsync(tower);
        var lost = false;
        for (var attempt = 0; attempt < 10 && !lost; attempt++)
        {
            GC.Collect();
            lost = await Record.ExceptionAsync(() => tower.Ask(1)) is TimeoutException;
        }

        lost.ShouldBeTrue();
    }

    [Theory, FromAnywhere]
    public async Task An_observer_that_is_passed_without_a_reference_is_refused(Shape from)
    {
        var tower = await engines.NewAsync<ITowerGrain>(from);
        (await Record.ExceptionAsync(() => tower.Hang(new Bell(Gates.New())))).ShouldNotBeNull();
        var grains = (await engines.OfAsync(from)).Grains;
        Should.Throw<ArgumentException>(() => grains.DeleteObjectReference<IBell>(new Bell(Gates.New())));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task HangUnheldBellAsync(ITowerGrain tower) =>
        await tower.Hang(impatient.Cluster.Grains.CreateObjectReference<IBell>(new Bell(Gates.New())));

    private async Task<(ITowerGrain Tower, Bell Bell, IBell Reference)> HangAsync(Shape from)
    {
        var tower = await engines.NewAsync<ITowerGrain>(from);
        var bell = new Bell(Gates.New());
        var reference = (await engines.OfAsync(from)).Grains.CreateObjectReference<IBell>(bell);
        await tower.Hang(reference);
        return (tower, bell, reference);
    }
}
