namespace Actors.Signage;

/// <summary>What to do with an item.</summary>
[GenerateSerializer, Alias("actors.signage-edit-kind")]
public enum SignageEditKind
{
    /// <summary>Make it or replace it.</summary>
    Put = 0,

    /// <summary>Delete it; it can be restored.</summary>
    Delete = 1,

    /// <summary>Restore it after it was deleted.</summary>
    Restore = 2,
}
