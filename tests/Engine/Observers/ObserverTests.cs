using Orleans.Configuration;
using Orleans.Serialization;

namespace Actors.Tests.Observers;

/// <summary>What the engine says of observers that fail or are lost.</summary>
public sealed class ObserverTests : IAsyncLifetime
{
    private readonly ManualClock _clock = new();
    private TestSilo _silo = null!;

    private ITowerGrain Tower => field ??= _silo.Grain<ITowerGrain>("tower");

    public async Task InitializeAsync() => _silo = await TestSilo.StartAsync(
        silo => silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(5)), _clock);

    public async Task DisposeAsync() => await _silo.DisposeAsync();

    [Fact]
    public async Task The_failure_of_an_observer_is_logged()
    {
        var bell = new Bell();
        await Tower.Hang(_silo.Client.CreateObjectReference<IBell>(bell));
        await Tower.Ring(-1);
        await Deadline.Until(() => _silo.Log.Entries.Any(static entry => entry.Exception is ArgumentOutOfRangeException), "the failure in the log");
        GC.KeepAlive(bell);
    }

    [Fact]
    public async Task A_question_to_a_lost_observer_times_out_and_says_why()
    {
        var bell = new Bell();
        var reference = _silo.Client.CreateObjectReference<IBell>(bell);
        await Tower.Hang(reference);
        (await Tower.Ask(3)).ShouldBe(4);
        _silo.Client.DeleteObjectReference<IBell>(reference);

        await Tower.Ring(1);
        var question = Tower.Ask(1);
        await Deadline.Until(() => _silo.Log.Entries.Any(static entry => entry.Text.Contains("Nobody will answer IBell.Answer", StringComparison.Ordinal)), "the loss in the log");
        _clock.Advance(TimeSpan.FromSeconds(6));
        (await Should.ThrowAsync<TimeoutException>(() => Tower.Heard().Within("what the tower heard"))).Message.ShouldContain("is gone");
        await Should.ThrowAsync<TimeoutException>(() => question);
        GC.KeepAlive(bell);
    }

    [Fact]
    public async Task An_observer_that_is_passed_without_a_reference_is_refused()
    {
        (await Should.ThrowAsync<CodecNotFoundException>(() => Tower.Hang(new Bell())))
            .Message.ShouldContain("pass the reference that IGrainFactory.CreateObjectReference makes of it");
    }
}
