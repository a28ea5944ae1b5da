namespace Actors.Audiences;

/// <summary>What a lane may say about its audience at this moment.</summary>
public enum AudienceKnowledge
{
    /// <summary>Nothing: the mode is off, or no camera runs.</summary>
    None,

    /// <summary>How many people are there.</summary>
    Counts,

    /// <summary>How many, of which age bands and genders.</summary>
    Groups,
}
