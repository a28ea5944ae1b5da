using Actors.Audiences;
using Actors.Cameras;

namespace Actors.Tests.Vision;

/// <summary>A lane that only notes what it hears.</summary>
internal sealed class RecordingLane : IClipLane
{
    public List<SightingBatch> Batches { get; } = [];

    public List<DateTimeOffset> Times { get; } = [];

    public Task AdvanceAsync(DateTimeOffset to, CancellationToken cancellationToken)
    {
        Times.Add(to);
        return Task.CompletedTask;
    }

    public Task ObserveAsync(SightingBatch batch, CancellationToken cancellationToken)
    {
        Batches.Add(batch);
        return Task.CompletedTask;
    }
}
