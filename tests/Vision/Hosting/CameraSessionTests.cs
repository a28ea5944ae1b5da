using Actors.Cameras;
using Actors.Lanes;
using Actors.TestKit;
using Microsoft.Extensions.Logging.Abstractions;

namespace Actors.Tests.Vision;

public sealed class CameraSessionTests : IAsyncLifetime
{
    private readonly ManualClock _clock = new();
    private readonly StoreDouble _store = new();
    private readonly FeedDouble _feed = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly CameraSession _session;
    private readonly Task _running;

    public CameraSessionTests()
    {
        _session = new CameraSession(
            "host-1", new CameraPost("s/l/c", "s/l", "clip.mp4"), () => CameraSource.Parse("clip.mp4", null), (_, mode, outbox, _) => _feed.Open(mode, outbox), _store.Grains, _clock, NullLogger.Instance);
        _running = _session.RunAsync(_stop.Token);
    }

    [Fact]
    public async Task The_source_is_opened_in_the_mode_that_the_grain_says()
    {
        await _feed.Running.WaitAsync(TimeSpan.FromSeconds(10));

        _feed.Mode!.Current.ShouldBe(LaneMode.CountOnly);
    }

    [Fact]
    public async Task Off_closes_the_source_and_another_mode_opens_it_again()
    {
        await _feed.Running.WaitAsync(TimeSpan.FromSeconds(10));

        _store.Mode = LaneMode.Off;
        _store.Observer!.OnModeChanged(LaneMode.Off);
        await _feed.Closed.WaitAsync(TimeSpan.FromSeconds(10));

        _store.Mode = LaneMode.Demographics;
        _store.Observer.OnModeChanged(LaneMode.Demographics);
        await _feed.Running.WaitAsync(TimeSpan.FromSeconds(10));
        _feed.Mode!.Current.ShouldBe(LaneMode.Demographics);
    }

    [Fact]
    public async Task A_grain_that_is_silent_for_ten_seconds_allows_nothing_any_more()
    {
        await _feed.Running.WaitAsync(TimeSpan.FromSeconds(10));
        _store.Silent = true;

        for (var i = 0; i < 9; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        _feed.Mode!.Current.ShouldBe(LaneMode.CountOnly);
        for (var i = 0; i < 40 && _feed.Mode.Current != LaneMode.Off; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await _feed.Closed.WaitAsync(TimeSpan.FromSeconds(10));
        _feed.Mode.Current.ShouldBe(LaneMode.Off);
    }

    [Fact]
    public async Task What_is_seen_reaches_the_lane_in_order_of_one_session()
    {
        await _feed.Running.WaitAsync(TimeSpan.FromSeconds(10));
        for (var i = 1; i <= 3; i++)
        {
            _feed.Outbox!.Post(LaneMode.CountOnly, _clock.GetUtcNow(), []);
            await _store.UntilAsync(() => _store.Batches.Count == i, $"{i} batches");
        }

        var batches = _store.Batches;
        batches.Select(batch => batch.Sequence).ShouldBe(batches.Select(batch => batch.Sequence).Order().Distinct());
        batches.Select(batch => batch.SessionId).Distinct().ShouldHaveSingleItem().ShouldNotBe(0);
        batches.ShouldAllBe(batch => batch.CameraId == "s/l/c" && !batch.Simulated && batch.Mode == LaneMode.CountOnly);
    }

    [Fact]
    public async Task What_was_seen_under_another_mode_is_never_sent()
    {
        await _feed.Running.WaitAsync(TimeSpan.FromSeconds(10));
        _feed.Outbox!.Post(LaneMode.Demographics, _clock.GetUtcNow(), []);
        _feed.Outbox.Post(LaneMode.CountOnly, _clock.GetUtcNow(), []);

        await _store.UntilAsync(() => _store.Batches.Count > 0, "a batch");

        _store.Batches.ShouldAllBe(batch => batch.Mode == LaneMode.CountOnly);
    }

    [Fact]
    public async Task A_lane_that_fails_loses_a_batch_and_not_the_camera()
    {
        await _feed.Running.WaitAsync(TimeSpan.FromSeconds(10));
        _store.LaneFails = true;
        _feed.Outbox!.Post(LaneMode.CountOnly, _clock.GetUtcNow(), []);
        await _store.UntilAsync(() => _store.Batches.Count == 1, "the failing batch");
        _store.LaneFails = false;

        _feed.Outbox.Post(LaneMode.CountOnly, _clock.GetUtcNow(), []);
        await _store.UntilAsync(() => _store.Batches.Count == 2, "the next batch");

        _running.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_source_that_fails_is_said_in_the_heartbeat_and_tried_again()
    {
        await _feed.Running.WaitAsync(TimeSpan.FromSeconds(10));
        _feed.Fail("the cable is out.");
        await _feed.Closed.WaitAsync(TimeSpan.FromSeconds(10));

        _clock.Advance(TimeSpan.FromMilliseconds(100));
        for (var i = 0; i < 100 && _session.Report().State != CameraState.Failed; i++)
        {
            await Task.Yield();
        }

        _session.Report().Error.ShouldBe("the cable is out.");
        for (var i = 0; i < 10; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        await _feed.Running.WaitAsync(TimeSpan.FromSeconds(10));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running.WaitAsync(TimeSpan.FromSeconds(10));
        _session.Dispose();
        _stop.Dispose();
    }

    private sealed class FeedDouble : ICameraFeed
    {
        private TaskCompletionSource _end = new();

        public SemaphoreSlim Running { get; } = new(0);

        public SemaphoreSlim Closed { get; } = new(0);

        public ModeInForce? Mode { get; private set; }

        public Outbox? Outbox { get; private set; }

        public bool Simulated => false;

        public string Provider => "double";

        public ICameraFeed Open(ModeInForce mode, Outbox outbox)
        {
            Mode = mode;
            Outbox = outbox;
            return this;
        }

        public void Fail(string sentence) => _end.SetException(new CameraSourceException(sentence));

        public async Task RunAsync(CancellationToken cancellationToken)
        {
            _end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            Running.Release();
            try
            {
                await _end.Task.WaitAsync(cancellationToken);
            }
            finally
            {
                Closed.Release();
            }
        }

        public void Dispose()
        {
        }
    }
}
