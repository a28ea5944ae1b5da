using Actors.Audiences;
using Actors.Cameras;
using Actors.Lanes;
using NSubstitute;
using Orleans;

namespace Actors.Tests.Vision;

/// <summary>The grains that a camera talks to, as a test wants them.</summary>
internal sealed class StoreDouble
{
    private readonly Lock _gate = new();
    private readonly List<SightingBatch> _batches = [];
    private readonly SemaphoreSlim _news = new(0);

    public StoreDouble()
    {
        Grains.GetGrain<ICameraGrain>(Arg.Any<string>(), null).Returns(Camera);
        Grains.GetGrain<ILaneGrain>(Arg.Any<string>(), null).Returns(Lane);
        Grains.CreateObjectReference<ICameraObserver>(Arg.Any<IGrainObserver>()).Returns(call =>
        {
            Observer = (ICameraObserver)call[0];
            return Observer;
        });
        Camera.SubscribeAsync(Arg.Any<ICameraObserver>(), Arg.Any<CancellationToken>()).Returns(_ => Answer());
        Camera.HeartbeatAsync(Arg.Any<CameraHeartbeat>(), Arg.Any<CancellationToken>()).Returns(call =>
        {
            Heartbeat = (CameraHeartbeat)call[0];
            _news.Release();
            return Answer();
        });
        Camera.UnsubscribeAsync(Arg.Any<ICameraObserver>(), Arg.Any<CancellationToken>()).Returns(_ => new ValueTask(Farewell));
        Lane.ObserveAsync(Arg.Any<SightingBatch>(), Arg.Any<CancellationToken>()).Returns(call =>
        {
            lock (_gate)
            {
                _batches.Add((SightingBatch)call[0]);
            }

            _news.Release();
            return LaneFails ? ValueTask.FromException(new TimeoutException("the lane is busy")) : ValueTask.CompletedTask;
        });
    }

    public IGrainFactory Grains { get; } = Substitute.For<IGrainFactory>();

    public ICameraGrain Camera { get; } = Substitute.For<ICameraGrain>();

    public ILaneGrain Lane { get; } = Substitute.For<ILaneGrain>();

    public ICameraObserver? Observer { get; private set; }

    public CameraHeartbeat? Heartbeat { get; private set; }

    public LaneMode Mode { get; set; } = LaneMode.CountOnly;

    public bool Silent { get; set; }

    /// <summary>What a camera's farewell waits for.</summary>
    public Task Farewell { get; set; } = Task.CompletedTask;

    public bool LaneFails { get; set; }

    public IReadOnlyList<SightingBatch> Batches
    {
        get
        {
            lock (_gate)
            {
                return [.. _batches];
            }
        }
    }

    /// <summary>Waits until the grains were called in a way that fulfils a condition.</summary>
    public async Task UntilAsync(Func<bool> condition, string expected)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition())
        {
            try
            {
                await _news.WaitAsync(deadline.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"Expected {expected}; seen {Batches.Count} batches, heartbeat {Heartbeat}.");
            }
        }
    }

    private ValueTask<LaneMode> Answer() =>
        Silent ? ValueTask.FromException<LaneMode>(new TimeoutException("the grain does not answer")) : ValueTask.FromResult(Mode);
}
