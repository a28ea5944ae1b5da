namespace Actors.Emergencies;

/// <summary>How grave it is, as the Common Alerting Protocol 1.2 names it. The values are persisted: they only grow.</summary>
[GenerateSerializer, Alias("actors.emergency-severity")]
public enum EmergencySeverity
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>Minimal to no known threat to life or property.</summary>
    Minor = 1,

    /// <summary>Possible threat to life or property.</summary>
    Moderate = 2,

    /// <summary>Significant threat to life or property.</summary>
    Severe = 3,

    /// <summary>Extraordinary threat to life or property.</summary>
    Extreme = 4,
}
