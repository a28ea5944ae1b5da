using Actors.Cameras;
using Actors.Lanes;

namespace Actors.Replaying;

/// <summary>What came of one clip.</summary>
/// <param name="Report">What the pipeline made of it.</param>
/// <param name="Started">When its first frame was, in the time that its lane lived in.</param>
/// <param name="Decisions">What the lane decided, in order.</param>
internal sealed record ReplayedClip(ClipReport Report, DateTimeOffset Started, IReadOnlyList<Decision> Decisions);
