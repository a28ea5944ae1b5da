namespace Actors.Emergencies;

/// <summary>What a CAP message does, of those that concern screens.</summary>
public enum CapMessage
{
    /// <summary>It says something new.</summary>
    Alert,

    /// <summary>It replaces those that it refers to.</summary>
    Update,

    /// <summary>It takes back those that it refers to.</summary>
    Cancel,
}
