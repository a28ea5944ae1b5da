using System.Net.ServerSentEvents;
using Actors.Live;
using Actors.TestKit;

namespace Actors.Tests;

public sealed class LiveStoreTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(10);

    private readonly ManualClock _clock = new();
    private readonly CancellationTokenSource _end = new();

    [Fact]
    public async Task A_reader_gets_everything_as_it_is_and_then_only_what_changed()
    {
        var live = new LiveStore(_clock);
        live.Publish("lane", "a", new { n = 1 });
        live.Publish("camera", "c", new { n = 2 });
        await using var reader = live.ReadAsync(_end.Token).GetAsyncEnumerator();
        (await NextAsync(reader)).ShouldBe(("lane", "{\"n\":1}"));
        (await NextAsync(reader)).ShouldBe(("camera", "{\"n\":2}"));
        (await NextAsync(reader)).Kind.ShouldBe("pulse");

        live.Publish("lane", "a", new { n = 3 });
        live.Publish("camera", "c", new { n = 2 });

        (await AdvancingAsync(reader, LiveStore.Throttle)).ShouldBe(("lane", "{\"n\":3}"));
        (await NextAsync(reader)).Kind.ShouldBe("pulse", "the camera's view did not change");
    }

    [Fact]
    public async Task A_slow_reader_gets_the_latest_and_not_what_was_overtaken()
    {
        var live = new LiveStore(_clock);
        live.Publish("lane", "a", new { n = 0 });
        await using var reader = live.ReadAsync(_end.Token).GetAsyncEnumerator();
        await NextAsync(reader);
        await NextAsync(reader);
        for (var n = 1; n <= 1_000; n++)
        {
            live.Publish("lane", "a", new { n });
        }

        (await AdvancingAsync(reader, LiveStore.Throttle)).ShouldBe(("lane", "{\"n\":1000}"));
        (await NextAsync(reader)).Kind.ShouldBe("pulse");
    }

    [Fact]
    public async Task A_store_in_which_nothing_happens_still_pulses()
    {
        var live = new LiveStore(_clock);
        await using var reader = live.ReadAsync(_end.Token).GetAsyncEnumerator();
        (await NextAsync(reader)).Kind.ShouldBe("pulse");

        (await AdvancingAsync(reader, LiveStore.Pulse)).Kind.ShouldBe("pulse");
    }

    [Fact]
    public async Task A_reader_ends_when_it_is_cancelled()
    {
        await using var reader = new LiveStore(_clock).ReadAsync(_end.Token).GetAsyncEnumerator();
        await NextAsync(reader);
        var next = reader.MoveNextAsync().AsTask();

        await _end.CancelAsync();

        (await next.WaitAsync(Deadline)).ShouldBeFalse();
    }

    private static async Task<(string Kind, string Json)> NextAsync(IAsyncEnumerator<SseItem<string>> reader) => await ReadAsync(reader, reader.MoveNextAsync().AsTask());

    /// <summary>Moves the clock in small steps while the reader waits: its second wait is armed only when the first is over.</summary>
    private async Task<(string Kind, string Json)> AdvancingAsync(IAsyncEnumerator<SseItem<string>> reader, TimeSpan by)
    {
        var next = reader.MoveNextAsync().AsTask();
        for (var limit = _clock.GetUtcNow() + (by * 3); !next.IsCompleted && _clock.GetUtcNow() < limit;)
        {
            _clock.Advance(by / 10);
            await Task.WhenAny(next, Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System));
        }

        return await ReadAsync(reader, next);
    }

    private static async Task<(string Kind, string Json)> ReadAsync(IAsyncEnumerator<SseItem<string>> reader, Task<bool> next)
    {
        (await next.WaitAsync(Deadline)).ShouldBeTrue("the stream ended");
        return (reader.Current.EventType, reader.Current.Data);
    }
}
