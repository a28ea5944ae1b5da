using System.Security.Cryptography;
using Actors.Audiences;
using Actors.Lanes;
using Actors.Vision;

namespace Actors.Cameras;

/// <summary>One clip on its way through a pipeline into a lane.</summary>
internal sealed class ClipRun(
    CameraSource clip,
    string cameraId,
    LaneMode mode,
    CaptureOptions options,
    IFaceVision vision,
    PrivacyGuard guard,
    TimeProvider clock,
    IClipLane lane)
{
    private readonly CameraCounters _counters = new();
    private readonly BatchCadence _cadence = new();
    private readonly List<ClipTrack> _tracks = [];
    private readonly List<long> _people = [];
    private readonly long _session = RandomNumberGenerator.GetInt32(1, int.MaxValue);
    private long _sequence;

    public async Task<ClipReport> RunAsync(TimeSpan? duration, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var pipeline = new FramePipeline(vision, guard, clock, _counters);
        if (options.RealTime)
        {
            await QueueAsync(pipeline, duration, progress, cancellationToken);
        }
        else
        {
            using var stream = VideoStream.Open(clip, options, clock, guard, _counters);
            while (await Task.Run(() => stream.Next(cancellationToken), cancellationToken) is { } frame)
            {
                await TakeAsync(pipeline, frame, duration, progress, cancellationToken);
            }
        }

        _tracks.AddRange(pipeline.People.Select(Describe));
        progress?.Report(1);
        return Report();
    }

    // As a camera: one thread reads, and what it reads waits in a queue of two.
    private async Task QueueAsync(FramePipeline pipeline, TimeSpan? duration, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        using var queue = new FrameQueue();
        using var scope = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reading = Task.Factory.StartNew(() => Read(queue, scope.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            while (await Task.Run(queue.Wait, CancellationToken.None))
            {
                if (queue.TryTake() is { } frame)
                {
                    await TakeAsync(pipeline, frame, duration, progress, cancellationToken);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // A camera's URL has no end: whoever stops it wants to see what it has shown.
        }
        finally
        {
            await scope.CancelAsync();
            queue.Complete();
            await reading;
        }
    }

    private void Read(FrameQueue queue, CancellationToken cancellationToken)
    {
        try
        {
            using var stream = VideoStream.Open(clip, options, clock, guard, _counters);
            while (stream.Next(cancellationToken) is { } frame)
            {
                queue.Offer(frame);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
        }
        finally
        {
            queue.End();
            _counters.AddDropped(queue.Skipped);
        }
    }

    private async Task TakeAsync(FramePipeline pipeline, Frame frame, TimeSpan? duration, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var at = frame.CapturedAt;
        var outcome = pipeline.Process(frame, mode);
        _tracks.AddRange(pipeline.Left.Select(Describe));
        await lane.AdvanceAsync(at, cancellationToken);
        if (duration is { } whole)
        {
            progress?.Report(Math.Min(1, _counters.Frames / (options.FramesPerSecond * whole.TotalSeconds)));
        }

        if (outcome is not (FrameOutcome.Analysed or FrameOutcome.Unchanged))
        {
            return;
        }

        _people.Clear();
        _people.AddRange(pipeline.People.Select(track => track.Id));
        if (_cadence.IsDue(_people, at))
        {
            var sent = options.RealTime ? clock.GetUtcNow() : at;
            await lane.ObserveAsync(new SightingBatch(cameraId, mode, ++_sequence, _session, at, sent, false, pipeline.Sightings(at)), cancellationToken);
            _counters.AddBatch();
        }
    }

    private ClipTrack Describe(Track track)
    {
        var person = track.Person;
        var described = mode == LaneMode.Demographics && person.Verified;
        var seconds = (track.LastSeen - track.FirstSeen).TotalSeconds;
        return new ClipTrack(
            Math.Round(seconds, 3),
            described ? person.Evidence.AgeBand : AgeBand.Unknown,
            described ? person.Evidence.Gender : Gender.Unknown,
            described ? Math.Round(Math.Min(person.Attention.TotalSeconds, seconds), 3) : 0,
            person.Verified);
    }

    private ClipReport Report() => new(
        clip.Name,
        _counters.Frames,
        _counters.Analysed,
        _counters.Unchanged,
        _counters.Dropped,
        _counters.Faces,
        _counters.VerifiedFaces,
        _counters.Batches,
        _tracks,
        _counters.Lifetimes.Snapshot(),
        _counters.Stages.Snapshot().ToDictionary(
            stage => stage.Key.ToString().ToLowerInvariant(),
            stage => _counters.Analysed == 0 ? 0 : Math.Round(stage.Value.TotalMilliseconds / _counters.Analysed, 3)));
}
