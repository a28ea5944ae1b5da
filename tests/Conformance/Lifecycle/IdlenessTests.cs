namespace Actors.Tests.Lifecycle;

/// <summary>Which grains leave because nobody uses them: each test waits until one that is idle has left, and looks at the others then.</summary>
public sealed class IdlenessTests(Forgetful forgetful) : IClassFixture<Forgetful>
{
    [Fact]
    public async Task An_idle_grain_leaves_with_its_state_written()
    {
        var idle = forgetful.New<IHouseGrain>();
        var first = await idle.Activation();
        await idle.Count();
        await LeftAsync(idle);

        Journal.Of(idle.GetPrimaryKeyString()).Lines[..4].ShouldBe(["activated", "counted 1", "leaving: ActivationIdle", "left with 1"]);
        (await idle.Count()).ShouldBe(2);
        (await idle.Activation()).ShouldNotBe(first);
    }

    [Fact]
    public async Task A_grain_in_use_does_not_leave()
    {
        var idle = forgetful.New<IHouseGrain>();
        var called = forgetful.New<IHouseGrain>();
        var busy = forgetful.New<IHouseGrain>();
        var gate = Gates.New();
        var working = busy.Work(gate);
        var first = await called.Activation();
        await idle.Activation();
        await Deadline.Until(
            () =>
            {
                _ = called.Activation();
                return Journal.Of(idle.GetPrimaryKeyString()).Lines.Contains("disposed");
            },
            "the idle grain to leave");

        (await called.Activation()).ShouldBe(first);
        Journal.Of(busy.GetPrimaryKeyString()).Lines.ShouldBe(["activated", "working"]);
        Gates.Open(gate);
        await working;
    }

    [Fact]
    public async Task A_grain_that_is_told_to_stay_or_is_always_there_does_not_leave()
    {
        var kept = forgetful.New<IHouseGrain>();
        var always = forgetful.New<IAlwaysThereGrain>();
        await kept.Stay(TimeSpan.FromHours(1));
        var (firstKept, firstAlways) = (await kept.Activation(), await always.Activation());
        var idle = forgetful.New<IHouseGrain>();
        await idle.Activation();
        await LeftAsync(idle);

        (await kept.Activation()).ShouldBe(firstKept);
        (await always.Activation()).ShouldBe(firstAlways);
    }

    [Fact]
    public async Task A_grain_that_only_ticks_leaves_unless_its_timer_keeps_it_alive()
    {
        var kept = forgetful.New<IHouseGrain>();
        await kept.Wind(TimeSpan.FromMilliseconds(50), keepAlive: true);
        var first = await kept.Activation();
        var ticking = forgetful.New<IHouseGrain>();
        await ticking.Wind(TimeSpan.FromMilliseconds(50), keepAlive: false);
        await LeftAsync(ticking);

        Journal.Of(ticking.GetPrimaryKeyString()).Lines.ShouldContain("tick");
        (await kept.Activation()).ShouldBe(first);
    }

    private static Task LeftAsync(IHouseGrain house) => Journal.Of(house.GetPrimaryKeyString()).SeesAsync("disposed");
}
