using System.Collections.Immutable;
using System.Threading.Channels;
using Actors.Audiences;
using Actors.Lanes;

namespace Actors.Cameras;

/// <summary>What a camera has seen and not yet said. A batch replaces the one before it, so only the newest waits.</summary>
internal sealed class Outbox
{
    private readonly Channel<Seen> _seen =
        Channel.CreateBounded<Seen>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    /// <summary>Puts what was seen in one frame.</summary>
    public void Post(LaneMode mode, DateTimeOffset capturedAt, ImmutableArray<Sighting> sightings) =>
        _seen.Writer.TryWrite(new Seen(mode, capturedAt, sightings));

    /// <summary>Waits for the newest.</summary>
    public ValueTask<Seen> TakeAsync(CancellationToken cancellationToken) => _seen.Reader.ReadAsync(cancellationToken);

    /// <param name="Mode">The mode under which it was seen.</param>
    /// <param name="CapturedAt">When.</param>
    /// <param name="Sightings">The people in view.</param>
    internal readonly record struct Seen(LaneMode Mode, DateTimeOffset CapturedAt, ImmutableArray<Sighting> Sightings);
}
