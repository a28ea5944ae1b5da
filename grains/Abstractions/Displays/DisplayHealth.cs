namespace Actors.Displays;

/// <summary>How a screen is, by what its page is known to paint. The values are persisted: they only grow.</summary>
[GenerateSerializer, Alias("actors.display-health")]
public enum DisplayHealth
{
    /// <summary>Not judged yet.</summary>
    Unknown = 0,

    /// <summary>Its pixels change as they should.</summary>
    Healthy = 1,

    /// <summary>Off by its screen hours.</summary>
    Off = 2,

    /// <summary>It paints, but not what it should: an old program, or the wrong content.</summary>
    Stale = 3,

    /// <summary>A page is there and its pixels do not change although they should, or it does not answer.</summary>
    Frozen = 4,

    /// <summary>A page is there and shows black, or is hidden.</summary>
    Dark = 5,

    /// <summary>No page is there, or nothing has been heard of it.</summary>
    Offline = 6,
}
