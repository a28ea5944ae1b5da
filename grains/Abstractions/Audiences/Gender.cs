namespace Actors.Audiences;

/// <summary>Estimated gender of an adult. The values are persisted: they only grow.</summary>
[GenerateSerializer, Alias("actors.gender")]
public enum Gender
{
    /// <summary>The evidence is too thin, the person may be a minor, or the lane's mode forbids an estimate.</summary>
    Unknown = 0,

    /// <summary>Estimated female.</summary>
    Female = 1,

    /// <summary>Estimated male.</summary>
    Male = 2,
}
