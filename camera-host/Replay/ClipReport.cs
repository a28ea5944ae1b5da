using Actors.Measurement;

namespace Actors.Cameras;

/// <summary>What the pipeline made of one clip.</summary>
/// <param name="Clip">The clip, without credentials.</param>
/// <param name="Frames">Frames that were read.</param>
/// <param name="Analysed">Frames through detection.</param>
/// <param name="Unchanged">Frames wiped without detection because nothing had moved.</param>
/// <param name="Dropped">Frames wiped unanalysed: newer ones had arrived, or the deadline would have been missed.</param>
/// <param name="Faces">Detections over all analysed frames.</param>
/// <param name="VerifiedFaces">Those of them on a track that the mesh model had confirmed by then.</param>
/// <param name="Batches">Batches of sightings that the lane was sent.</param>
/// <param name="Tracks">The people, in the order in which they left.</param>
/// <param name="Lifetime">From capture to wipe of every frame and crop, in real time.</param>
/// <param name="StageMs">Mean wall time of each step for each analysed frame, by the step's name.</param>
public sealed record ClipReport(
    string Clip,
    long Frames,
    long Analysed,
    long Unchanged,
    long Dropped,
    long Faces,
    long VerifiedFaces,
    long Batches,
    IReadOnlyList<ClipTrack> Tracks,
    Histogram Lifetime,
    IReadOnlyDictionary<string, double> StageMs);
