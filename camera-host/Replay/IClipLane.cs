using Actors.Audiences;

namespace Actors.Cameras;

/// <summary>The lane that a clip is replayed into. Called from one thread, in the order of the clip.</summary>
public interface IClipLane
{
    /// <summary>The clip has come to a time.</summary>
    Task AdvanceAsync(DateTimeOffset to, CancellationToken cancellationToken);

    /// <summary>The camera sees these people.</summary>
    Task ObserveAsync(SightingBatch batch, CancellationToken cancellationToken);
}
