using Actors.Lanes;
using Actors.Vision;

namespace Actors.Cameras;

/// <summary>A camera or a clip: one thread reads frames, another takes them through the models.</summary>
internal sealed class VideoFeed(
    CameraSource source,
    CaptureOptions options,
    IVisionSource models,
    PrivacyGuard guard,
    SemaphoreSlim analyses,
    ModeInForce mode,
    Outbox outbox,
    CameraCounters counters,
    TimeProvider clock) : ICameraFeed
{
    private IFaceVision? _vision;
    private FramePipeline? _pipeline;

    public bool Simulated => false;

    public string Provider => _vision?.Provider ?? "none";

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var pipeline = _pipeline ??= await Task.Run(OpenPipeline, cancellationToken);
        using var scope = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var queue = new FrameQueue();
        var reading = Start("capture", () => Read(queue, scope.Token));
        var analysing = Start("analysis", () => Analyse(queue, pipeline, scope.Token));
        await Task.WhenAny(reading, analysing);
        await scope.CancelAsync();
        queue.Complete();
        await Task.WhenAll(reading, analysing);
    }

    public void Dispose()
    {
        // Nothing of the people before this camera outlives its run here.
        _pipeline?.Forget();
        _vision?.WipeInputs();
        _vision?.Dispose();
    }

    // Loading the models takes a second and blocks.
    private FramePipeline OpenPipeline()
    {
        _vision ??= models.Open();
        var pipeline = new FramePipeline(_vision, guard, clock, counters);
        pipeline.WarmUp();
        return pipeline;
    }

    // Threads of their own: both block, and the pool is the grains'.
    private static Task Start(string name, Action work)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() =>
        {
            try
            {
                work();
                done.SetResult();
            }
            catch (OperationCanceledException)
            {
                done.SetResult();
            }
            catch (Exception fault)
            {
                done.SetException(fault);
            }
        })
        { IsBackground = true, Name = name }.Start();
        return done.Task;
    }

    private void Read(FrameQueue queue, CancellationToken cancellationToken)
    {
        using var stream = VideoStream.Open(source, options, clock, guard, counters);
        long skipped = 0;
        while (stream.Next(cancellationToken) is { } frame)
        {
            queue.Offer(frame);
            counters.AddDropped(queue.Skipped - skipped);
            skipped = queue.Skipped;
        }
    }

    private void Analyse(FrameQueue queue, FramePipeline pipeline, CancellationToken cancellationToken)
    {
        var cadence = new BatchCadence();
        var obeyed = LaneMode.Off;
        List<long> people = [];
        while (queue.Wait())
        {
            analyses.Wait(cancellationToken);
            try
            {
                if (queue.TryTake() is not { } frame)
                {
                    continue;
                }

                var current = mode.Current;
                if (current != obeyed)
                {
                    cadence.Reset();
                    obeyed = current;
                }

                var at = frame.CapturedAt;
                if (pipeline.Process(frame, current) is FrameOutcome.Dropped or FrameOutcome.Forbidden)
                {
                    continue;
                }

                people.Clear();
                people.AddRange(pipeline.People.Select(track => track.Id));
                if (cadence.IsDue(people, at))
                {
                    outbox.Post(current, at, pipeline.Sightings(at));
                }
            }
            finally
            {
                analyses.Release();
            }
        }
    }
}
