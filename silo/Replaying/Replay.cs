using Actors.Cameras;
using Actors.Lanes;
using Actors.Running;
using Actors.Stores;
using Actors.Vision;

namespace Actors.Replaying;

/// <summary>Takes clips through the pipeline into a lane, one after the other. A clip that cannot be read loses no other.</summary>
internal sealed class Replay(ReplayOptions options, TimeProvider clock, ReplayProgress progress)
{
    private static readonly string DemoStore = Path.Combine(AppContext.BaseDirectory, "demo", "store.json");

    /// <summary>Replays all clips.</summary>
    /// <returns>What came of each that could be read, and one sentence about each that could not.</returns>
    /// <exception cref="ActorsException">The store file has errors, or the models are not there.</exception>
    public async Task<(IReadOnlyList<ReplayedClip> Clips, IReadOnlyList<string> Refusals)> RunAsync(CancellationToken cancellationToken)
    {
        var store = LoadedStore.Read(options.Store ?? DemoStore, Home.Demo);
        var lane = store.Settings.Lanes.FirstOrDefault(lane => lane.CameraIds.Length > 0)
            ?? throw new ReplayException($"No lane of {store.Path} has a camera that a clip could stand for.");
        using var models = new Models();
        using var replay = new ClipReplay(models, clock);
        List<ReplayedClip> clips = [];
        List<string> refusals = [];
        foreach (var clip in options.Clips)
        {
            try
            {
                clips.Add(await RunAsync(replay, Source(clip), store.Settings, lane with { Mode = options.Mode }, cancellationToken));
            }
            catch (CameraSourceException refusal)
            {
                refusals.Add(refusal.Message);
                progress.Refused(refusal.Message);
            }
        }

        return (clips, refusals);
    }

    private async Task<ReplayedClip> RunAsync(ClipReplay replay, CameraSource clip, StoreSettings store, LaneSettings settings, CancellationToken cancellationToken)
    {
        var start = clock.GetUtcNow();
        var realTime = options.RealTime || clip.Kind != CameraSourceKind.File;
        var cameraId = settings.CameraIds[0];
        await using var lane = await ReplayLane.StartAsync(store, settings, cameraId, realTime ? null : new ClipClock(start), cancellationToken);
        using var shown = progress.Begin(clip.Name);
        var report = await replay.RunAsync(clip, cameraId, settings.Mode, start, realTime, lane, shown, cancellationToken);
        return new ReplayedClip(report, start, [.. lane.Decisions]);
    }

    private static CameraSource Source(string clip)
    {
        var source = CameraSource.Parse(clip, Home.Demo);
        return source.Kind == CameraSourceKind.Simulator
            ? throw new CameraSourceException($"'{clip}' has no pictures to replay; CLIP is a file or a camera's URL.")
            : source;
    }

    private sealed class Models : IVisionSource, IDisposable
    {
        private readonly FaceModels _models = FaceModels.Load(Path.Combine(Home.Folder, "models"), Path.Combine(Home.Folder, "npm"));

        public IFaceVision Open() => _models.CreateVision();

        public void Dispose() => _models.Dispose();
    }
}
