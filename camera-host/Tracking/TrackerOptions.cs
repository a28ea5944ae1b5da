namespace Actors.Vision;

/// <summary>When a face becomes a person, and when it has gone.</summary>
/// <param name="HitsToConfirm">Frames that must show a face before it counts; fewer would let a flicker of the detector make people.</param>
/// <param name="Doubt">An unconfirmed face that is out of sight for so long never was.</param>
/// <param name="Absence">A person out of sight for so long has gone.</param>
/// <param name="Overlap">Least overlap (intersection over union) of a face with where a track expects it.</param>
internal sealed record TrackerOptions(int HitsToConfirm, TimeSpan Doubt, TimeSpan Absence, float Overlap)
{
    public static TrackerOptions Default { get; } = new(3, TimeSpan.FromMilliseconds(350), TimeSpan.FromMilliseconds(900), 0.2f);
}
