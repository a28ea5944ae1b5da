namespace Actors.Audiences;

/// <summary>Estimated age band of a person. The values are persisted: they only grow.</summary>
[GenerateSerializer, Alias("actors.age-band")]
public enum AgeBand
{
    /// <summary>The evidence is too thin, or the lane's mode forbids an estimate.</summary>
    Unknown = 0,

    /// <summary>Under 18 years.</summary>
    Under18 = 1,

    /// <summary>18 to 34 years.</summary>
    From18To34 = 2,

    /// <summary>35 to 54 years.</summary>
    From35To54 = 3,

    /// <summary>55 years and over.</summary>
    From55 = 4,
}
