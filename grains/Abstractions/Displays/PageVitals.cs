namespace Actors.Displays;

/// <summary>What one page says of itself, and what its host adds. Nothing of what is in front of the screen.</summary>
/// <param name="PageId">The page's own random id, new with each load.</param>
/// <param name="PlayId">The program's play that it follows; null before the first.</param>
/// <param name="ContentId">The content on its main zone; null for nothing.</param>
/// <param name="Visible">False when its browser hides it.</param>
/// <param name="Frames">How many frames it has painted since it was loaded.</param>
/// <param name="Picture">A small hash of what it shows, 16 hex digits; null where what it shows cannot be read.</param>
/// <param name="Light">Mean lightness of what it shows, 0 for black to 1 for white; null where it cannot be read.</param>
/// <param name="Moves">Whether what it shows should change by itself: a video.</param>
/// <param name="MemoryBytes">Its script memory; null where the browser does not tell.</param>
/// <param name="HeardMs">Milliseconds since the page was last heard, by its host's clock.</param>
/// <param name="FramesStillMs">Milliseconds since its count of frames last grew, by its host's clock.</param>
/// <param name="PictureStillMs">Milliseconds since its picture last changed, by its host's clock.</param>
/// <param name="Failing">Why it cannot play its program's content, in a sentence; null when it can.</param>
/// <param name="Turns">How many spots have begun on its main zone since it was loaded; 0 where it does not tell.</param>
[GenerateSerializer, Immutable, Alias("actors.page-vitals")]
public sealed record PageVitals(
    [property: Id(0)] string PageId,
    [property: Id(1)] Guid? PlayId,
    [property: Id(2)] string? ContentId,
    [property: Id(3)] bool Visible,
    [property: Id(4)] long Frames,
    [property: Id(5)] string? Picture,
    [property: Id(6)] double? Light,
    [property: Id(7)] bool Moves,
    [property: Id(8)] long? MemoryBytes,
    [property: Id(9)] double HeardMs,
    [property: Id(10)] double FramesStillMs,
    [property: Id(11)] double PictureStillMs,
    [property: Id(12)] string? Failing,
    [property: Id(13)] long Turns = 0);
