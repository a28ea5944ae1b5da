namespace Actors.Audiences;

/// <summary>The names by which files, HTTP and reports call age bands and genders.</summary>
public static class AudienceNames
{
    /// <summary>`0-17`, `18-34`, `35-54`, `55+` or `unknown`.</summary>
    public static string Name(this AgeBand band) => band switch
    {
        AgeBand.Under18 => "0-17",
        AgeBand.From18To34 => "18-34",
        AgeBand.From35To54 => "35-54",
        AgeBand.From55 => "55+",
        _ => "unknown",
    };

    /// <summary>`female`, `male` or `unknown`.</summary>
    public static string Name(this Gender gender) => gender switch
    {
        Gender.Female => "female",
        Gender.Male => "male",
        _ => "unknown",
    };
}
