namespace Actors.Tests.Calls;

public sealed class StressTests : IAsyncLifetime
{
    private const int Callers = 6;
    private const int CallsEach = 1500;

    private TestSilo _silo = null!;

    public async Task InitializeAsync() => _silo = await TestSilo.StartAsync();

    public async Task DisposeAsync() => await _silo.DisposeAsync();

    [Fact]
    public async Task No_two_turns_of_an_activation_overlap_and_each_callers_calls_stay_in_order()
    {
        var grain = _silo.Grain<IOrderGrain>("shared");
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Factory.StartNew(
            async () =>
            {
                var random = new Random(caller);
                var pending = new List<Task>();
                for (var i = 0; i < CallsEach; i++)
                {
                    var call = random.Next(3) switch
                    {
                        0 => grain.NoteAtOnce(caller, i).AsTask(),
                        1 => grain.NoteLater(caller, i),
                        _ => grain.NoteByOther(caller, i),
                    };
                    pending.Add(call);
                    if (random.Next(8) == 0)
                    {
                        await Task.WhenAll(pending);
                        pending.Clear();
                    }
                }

                await Task.WhenAll(pending);
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap())).Within("all callers to end");

        (await grain.Verdict()).ShouldBe($"{Callers * CallsEach} calls, 0 overlaps, 0 out of order");
    }

    [Fact]
    public async Task Of_callers_who_meet_at_an_idle_activation_one_takes_the_turn_and_the_others_queue()
    {
        const int Rounds = 400;
        var grain = _silo.Grain<IOrderGrain>("met");
        await Deadline.Until(() => grain.Settled().IsCompleted, "an idle activation");
        using var start = new Barrier(Callers, _ => SpinWait.SpinUntil(() => grain.Settled().IsCompleted, TimeSpan.FromSeconds(1)));
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Factory.StartNew(
            () =>
            {
                for (var i = 0; i < Rounds; i++)
                {
                    start.SignalAndWait();
                    grain.NoteAtOnce(caller, i).AsTask().Wait();
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default))).Within("all callers to end");

        (await grain.Verdict()).ShouldBe($"{Callers * Rounds} calls, 0 overlaps, 0 out of order");
    }

    [Fact]
    public async Task Turns_of_a_reentrant_grain_do_not_overlap_either()
    {
        var grain = _silo.Grain<IRevolvingGrain>("churn");
        var overlaps = await Task.WhenAll(Enumerable.Range(0, Callers)
            .Select(_ => Task.Run(() => grain.Churn(2000)))).Within("all callers to end");

        overlaps.ShouldAllBe(count => count == 0);
    }
}
