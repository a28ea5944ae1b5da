using Actors.Audiences;
using Actors.Lanes;
using Actors.Vision;

namespace Actors.Benchmarks.Vision;

/// <summary>
/// The product as it runs: each frame into guarded memory, through the camera host's own pipeline (motion gate, detection, crops, verification,
/// attributes sampled as it samples them, tracks), and out as sightings at the pace at which a camera sends them.
/// </summary>
internal sealed class PipelinePass(ClipFrames clip, IFaceVision vision, PrivacyGuard guard, TimeProvider clock)
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;

    public Pass Run()
    {
        var counters = new CameraCounters();
        var recording = new RecordingVision(vision);
        var pipeline = new FramePipeline(recording, guard, clock, counters);
        var cadence = new BatchCadence();
        var people = new List<long>();
        var described = 0L;
        var spent = Pass.Measure(() =>
        {
            for (var i = 0; i < clip.Count; i++)
            {
                var at = Start + TimeSpan.FromSeconds(i / clip.FramesPerSecond);
                var frame = Capture(i, at, counters.Lifetimes);
                if (pipeline.Process(frame, LaneMode.Demographics) is FrameOutcome.Dropped)
                {
                    continue;
                }

                people.Clear();
                people.AddRange(pipeline.People.Select(track => track.Id));
                if (cadence.IsDue(people, at))
                {
                    GC.KeepAlive(pipeline.Sightings(at));
                }

                described += pipeline.People.Count(track => track.InSight && track.Person.Verified
                    && (track.Person.Evidence.AgeBand != AgeBand.Unknown || track.Person.Evidence.Gender != Gender.Unknown));
            }
        });
        return new Pass(spent, counters.Faces, described, counters.Analysed, counters.Dropped, recording.Calls, counters.Stages.Snapshot());
    }

    // Where a camera's frame comes out of ffmpeg's pipe, this one comes out of memory.
    private Frame Capture(int index, DateTimeOffset at, LifetimeRecorder lifetimes)
    {
        var pixels = guard.Rent(clip.FrameBytes, guard.Now, PrivacyGuard.FrameLimit, lifetimes);
        pixels.TryWrite(
            0,
            target =>
            {
                clip[index].CopyTo(target);
                return target.Length;
            },
            out _);
        return new Frame(pixels, clip.Width, clip.Height, at);
    }
}
