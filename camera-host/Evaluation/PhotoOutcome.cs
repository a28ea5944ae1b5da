using Actors.Audiences;

namespace Actors.Vision.Evaluation;

/// <summary>What the models say of a photograph, beside what is true.</summary>
/// <param name="Photo">The truth.</param>
/// <param name="Detected">Whether a face was found.</param>
/// <param name="Verified">Whether the mesh model confirmed it.</param>
/// <param name="Age">Estimated age in years; NaN where it is not said.</param>
/// <param name="AgeBand">Estimated age band.</param>
/// <param name="Gender">Estimated gender.</param>
/// <param name="MayBeMinor">Whether the person may be under 18; true where nothing is known.</param>
internal sealed record PhotoOutcome(LabelledPhoto Photo, bool Detected, bool Verified, float Age, AgeBand AgeBand, Gender Gender, bool MayBeMinor);
