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
}
