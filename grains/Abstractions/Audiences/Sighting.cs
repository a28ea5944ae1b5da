namespace Actors.Audiences;

/// <summary>One anonymous person in front of one camera, as far as the lane's mode allows to say.</summary>
/// <param name="TrackId">Random number of the track; lives in memory and ends with the track.</param>
/// <param name="AgeBand">Estimated age band; unknown unless the lane's mode is demographics.</param>
/// <param name="Gender">Estimated gender; unknown unless the lane's mode is demographics.</param>
/// <param name="Looking">Whether the person looks towards the screen now; always false in count-only.</param>
/// <param name="Verified">Whether a second model confirmed a human face on this track.</param>
/// <param name="MayBeMinor">Whether any frame of the track said that the person may be under 18; latched. True while that is not known.</param>
/// <param name="Present">Time since the track began, zero or more.</param>
/// <param name="Attention">Time the person has looked towards the screen, at most <paramref name="Present"/>.</param>
[GenerateSerializer, Immutable, Alias("actors.sighting")]
public sealed record Sighting(
    [property: Id(0)] long TrackId,
    [property: Id(1)] AgeBand AgeBand,
    [property: Id(2)] Gender Gender,
    [property: Id(3)] bool Looking,
    [property: Id(4)] bool Verified,
    [property: Id(5)] bool MayBeMinor,
    [property: Id(6)] TimeSpan Present,
    [property: Id(7)] TimeSpan Attention);
