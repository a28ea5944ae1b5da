using System.Collections.Concurrent;
using Actors.Cameras;
using Actors.Displays;
using Actors.Facts;
using Actors.Lanes;
using Actors.Measurement;
using Actors.Stores;
using Actors.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Actors.Tests;

/// <summary>A store's grains in one process under a clock that stands still. State lies where its name says, so that a second one after the first is a restart. Which engine it runs on, its two other files decide.</summary>
internal sealed partial class TestStore : IAsyncDisposable
{
    private IHost _host = null!;

    public required ManualClock Clock { get; init; }

    public MemoryFactLog Facts { get; } = new();

    public Dictionary<string, byte[]> Content { get; } = [];

    /// <summary>The decisions that were logged, by play; all of them once the store has stopped.</summary>
    public ConcurrentDictionary<Guid, LoggedDecision> Decisions { get; } = new();

    /// <summary>Lets the log of decisions fail.</summary>
    public bool BreakDecisions { get; set; }

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public ILaneGrain Lane => Grains.GetGrain<ILaneGrain>(Some.LaneId);

    public ICameraGrain Camera => Grains.GetGrain<ICameraGrain>(Some.CameraId);

    public IDisplayGrain Display => Grains.GetGrain<IDisplayGrain>(Some.DisplayId);

    public static async Task<TestStore> StartAsync(string? state = null, ManualClock? clock = null, Func<IIncomingGrainCallContext, Task>? filter = null)
    {
        var time = clock ?? new ManualClock();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        var store = new TestStore { Clock = time };
        builder.Services.AddSingleton<IFactLog>(store.Facts);
        builder.Services.AddSingleton<IContentFiles>(new ContentFiles(store));
        builder.Services.AddSingleton<IDecisionLog>(new DecisionLog(store));
        builder.UseOrleans(silo =>
        {
            silo.Services.AddActorsRuntime();
            Configure(silo, time, state);
            if (filter is not null)
            {
                silo.AddIncomingGrainCallFilter(context => filter(context));
            }
        });
        store._host = builder.Build();
        await store._host.StartAsync();
        return store;
    }

    /// <summary>Moves the clock in small steps and lets every grain do what has come due.</summary>
    public async Task PassAsync(double seconds)
    {
        for (var end = Clock.GetUtcNow() + Some.Seconds(seconds); Clock.GetUtcNow() < end;)
        {
            var left = end - Clock.GetUtcNow();
            Clock.Advance(left < Some.Seconds(0.1) ? left : Some.Seconds(0.1));
            await Lane.GetSnapshotAsync(default);
            await Camera.GetSnapshotAsync(default);
        }
    }

    public CameraHeartbeat Heartbeat(CameraState state = CameraState.Running, LaneMode mode = LaneMode.Demographics, string host = "host-1") =>
        new(Some.CameraId, state, null, mode, false, 5, 10, 10, 0, 0, 2, Histogram.Empty, "CPU", host);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private sealed class ContentFiles(TestStore store) : IContentFiles
    {
        public ValueTask<Stream?> OpenAsync(string sha256, CancellationToken cancellationToken) =>
            ValueTask.FromResult<Stream?>(store.Content.TryGetValue(sha256, out var bytes) ? new MemoryStream(bytes) : null);
    }

    private sealed class DecisionLog(TestStore store) : IDecisionLog
    {
        public ValueTask WriteAsync(IReadOnlyCollection<LoggedDecision> decisions, CancellationToken cancellationToken)
        {
            if (store.BreakDecisions)
            {
                throw new DecisionLogException("The disk is full.", new IOException("No space left on device."));
            }

            foreach (var decision in decisions)
            {
                store.Decisions.TryAdd(decision.PlayId, decision);
            }

            return ValueTask.CompletedTask;
        }

        public ValueTask<LoggedDecision?> FindAsync(string storeId, Guid playId, CancellationToken cancellationToken) =>
            ValueTask.FromResult(store.Decisions.GetValueOrDefault(playId));

        public ValueTask PruneAsync(DateTimeOffset before, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
