namespace Actors.Vision;

/// <summary>What became of a frame; in each case it is wiped.</summary>
internal enum FrameOutcome
{
    /// <summary>The detector has seen it.</summary>
    Analysed,

    /// <summary>Nothing had moved.</summary>
    Unchanged,

    /// <summary>Its time was up, or would have been.</summary>
    Dropped,

    /// <summary>The lane's mode is off.</summary>
    Forbidden,
}
