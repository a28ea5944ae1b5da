namespace Actors.Signage;

/// <summary>What a store's signage is made of. The values are persisted: they only grow.</summary>
[GenerateSerializer, Alias("actors.signage-kind")]
public enum SignageKind
{
    /// <summary>A <see cref="LibraryContent"/>.</summary>
    Content = 0,

    /// <summary>A <see cref="Daypart"/>.</summary>
    Daypart = 1,

    /// <summary>A <see cref="Playlist"/>.</summary>
    Playlist = 2,

    /// <summary>A <see cref="ScheduleEntry"/>.</summary>
    ScheduleEntry = 3,

    /// <summary>A <see cref="Campaign"/>.</summary>
    Campaign = 4,

    /// <summary>A <see cref="Layout"/>.</summary>
    Layout = 5,

    /// <summary><see cref="ScreenHours"/>.</summary>
    ScreenHours = 6,
}
