using System.Collections.Immutable;
using System.Globalization;
using Actors.Audiences;
using Actors.Cameras;
using Actors.Displays;
using Actors.Lanes;
using Actors.Measurement;
using Actors.TestKit;

namespace Actors.Benchmarks.Cluster;

/// <summary>A store of many lanes, each with a camera, a display, and as much content as the demo store has.</summary>
internal sealed class Shop(IGrainFactory grains, TimeProvider clock, int lanes)
{
    private static readonly ImmutableArray<ContentItem> Content =
    [
        Some.Content("welcome", isDefault: true),
        .. Enumerable.Range(0, 11).Select(i => Some.Content(string.Create(CultureInfo.InvariantCulture, $"spot-{i}"), Some.For(i % 2 == 0 ? Gender.Female : Gender.Male, 1), minimum: 5, maximum: 10)),
    ];

    /// <summary>Three people, two of them looking: what a camera at a checkout sends five times a second.</summary>
    private static readonly ImmutableArray<Sighting> People = [Some.Person(), Some.Person(Gender.Male, AgeBand.From18To34), Some.Person(Gender.Male, AgeBand.From55, looking: false)];

    private readonly long[] _sequences = new long[lanes];

    public int Lanes => lanes;

    public ILaneGrain Lane(int index) => grains.GetGrain<ILaneGrain>(LaneId(index));

    public IEchoGrain Echo(int index) => grains.GetGrain<IEchoGrain>(LaneId(index));

    /// <summary>The next message of a lane's camera.</summary>
    public SightingBatch Batch(int index)
    {
        var now = clock.GetUtcNow();
        return Some.Batch(++_sequences[index], now, People, cameraId: CameraId(index), simulated: true);
    }

    /// <summary>Configures every lane, lets its camera report once and its display hear once.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        await Parallel.ForAsync(0, lanes, new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = cancellationToken }, async (index, token) =>
        {
            var settings = Some.Lane() with { LaneId = LaneId(index), CameraIds = [CameraId(index)], DisplayIds = [DisplayId(index)], Content = Content };
            await Lane(index).ConfigureAsync(settings, token);
            await grains.GetGrain<ICameraGrain>(CameraId(index)).HeartbeatAsync(Heartbeat(index), token);
            await Lane(index).ObserveAsync(Batch(index), token);
            await grains.GetGrain<IDisplayGrain>(DisplayId(index)).GetProgramAsync(token);
        });
    }

    /// <summary>How many messages the lanes have taken since they were opened.</summary>
    public async Task<long> TakenAsync(CancellationToken cancellationToken) =>
        (await Task.WhenAll(Enumerable.Range(0, lanes).Select(index => Lane(index).GetSnapshotAsync(cancellationToken).AsTask()))).Sum(lane => lane.Sightings);

    private static CameraHeartbeat Heartbeat(int index) =>
        new(CameraId(index), CameraState.Running, null, LaneMode.Demographics, true, 10, 1, 1, 0, 0, 1, Histogram.Empty, "none", "host-1");

    private static string LaneId(int index) => string.Create(CultureInfo.InvariantCulture, $"s1/lane-{index}");

    private static string CameraId(int index) => LaneId(index) + "/cam-1";

    private static string DisplayId(int index) => LaneId(index) + "/screen-1";
}
