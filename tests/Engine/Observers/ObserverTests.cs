using System.Runtime.CompilerServices;
using Actors.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Actors.Tests.Observers;

public sealed class ObserverTests : IAsyncLifetime
{
    private TestSilo _silo = null!;

    private ITowerGrain Tower => field ??= _silo.Grain<ITowerGrain>("tower");

    private Journal Journal => _silo.Services.GetRequiredService<Journal>();

    public async Task InitializeAsync() => _silo = await TestSilo.StartAsync();

    public async Task DisposeAsync() => await _silo.DisposeAsync();

    [Fact]
    public async Task An_observer_hears_its_calls_in_order_and_can_answer()
    {
        var bell = new Bell(Journal);
        await Tower.Hang(_silo.Client.CreateObjectReference<IBell>(bell));
        await Tower.Ring(0, 50);
        await Journal.SeesAsync("ring 49");

        Journal.Lines.ShouldBe(Enumerable.Range(0, 50).Select(number => $"ring {number}"));
        (await Tower.Ask(3)).ShouldBe(4);
        GC.KeepAlive(bell);
    }

    [Fact]
    public async Task A_failing_observer_hurts_nobody_and_hears_the_next_call()
    {
        var bell = new Bell(Journal);
        await Tower.Hang(_silo.Client.CreateObjectReference<IBell>(bell));
        await Tower.Ring(-1, 2);
        await Journal.SeesAsync("ring 0");

        _silo.Log.Entries.ShouldContain(entry => entry.Exception is ArgumentOutOfRangeException);
        GC.KeepAlive(bell);
    }

    [Fact]
    public async Task Calls_of_a_deleted_observer_are_dropped_and_questions_fail()
    {
        var bell = new Bell(Journal);
        var reference = _silo.Client.CreateObjectReference<IBell>(bell);
        await Tower.Hang(reference);
        await Tower.Ring(0, 1);
        await Journal.SeesAsync("ring 0");
        _silo.Client.DeleteObjectReference<IBell>(reference);

        await Tower.Ring(1, 5);
        await Should.ThrowAsync<ClientNotAvailableException>(() => Tower.Ask(1));
        Journal.Lines.ShouldBe(["ring 0"]);
        GC.KeepAlive(bell);
    }

    [Fact]
    public async Task An_observer_is_held_weakly()
    {
        await HangUnheldBellAsync();
        await Deadline.Until(
            () =>
            {
                GC.Collect();
                var question = Tower.Ask(1);
                return Task.WaitAny([question], TimeSpan.FromSeconds(5)) == 0 && question.Exception?.InnerException is ClientNotAvailableException;
            },
            "the bell to be collected");
    }

    [Fact]
    public async Task An_observer_that_is_passed_without_a_reference_is_refused()
    {
        (await Should.ThrowAsync<CodecNotFoundException>(() => Tower.Hang(new Bell(Journal))))
            .Message.ShouldContain("pass the reference that IGrainFactory.CreateObjectReference makes of it");
        Should.Throw<ArgumentException>(() => _silo.Client.DeleteObjectReference<IBell>(new Bell(Journal)));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task HangUnheldBellAsync() => await Tower.Hang(_silo.Client.CreateObjectReference<IBell>(new Bell(Journal)));
}
