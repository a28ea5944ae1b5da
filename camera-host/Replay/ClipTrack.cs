using Actors.Audiences;

namespace Actors.Cameras;

/// <summary>One person of a clip, as far as the mode allowed to say.</summary>
/// <param name="Seconds">From the first frame that showed the face to the last.</param>
/// <param name="AgeBand">Estimated age band.</param>
/// <param name="Gender">Estimated gender.</param>
/// <param name="AttentionSeconds">How long the person looked towards the camera.</param>
/// <param name="Verified">Whether the mesh model confirmed a face.</param>
public sealed record ClipTrack(double Seconds, AgeBand AgeBand, Gender Gender, double AttentionSeconds, bool Verified);
