namespace Actors.Displays;

/// <summary>How a page says that it looks.</summary>
/// <param name="Page">Its random id, new with each load; 1 to 64 characters.</param>
/// <param name="Play">The play that it follows; null before the first.</param>
/// <param name="Content">The content on its main zone; null for none.</param>
/// <param name="Visible">False when its browser hides it.</param>
/// <param name="Picture">64 bits of its small picture as 16 hex digits; null where it cannot be read.</param>
/// <param name="Light">Mean lightness of its picture, 0 to 1; null where it cannot be read.</param>
/// <param name="Moves">Whether a video is on.</param>
/// <param name="Shown">How many frames its videos and foreign frames have shown.</param>
/// <param name="Memory">Bytes of its script memory; null where the browser does not tell.</param>
/// <param name="Failing">Why it cannot play its program; null when it can.</param>
/// <param name="Turns">How many spots have begun on its main zone.</param>
internal sealed record PageLook(
    string Page, Guid? Play, string? Content, bool Visible, string? Picture, double? Light, bool Moves, long Shown, long? Memory, string? Failing, long Turns = 0)
{
    /// <summary>Whether a player can have said so.</summary>
    public bool IsSound =>
        Page is { Length: >= 1 and <= 64 } && Page.All(char.IsAsciiLetterOrDigit)
        && Content is null or { Length: <= 200 }
        && (Picture is null || (Picture.Length == 16 && Picture.All(char.IsAsciiHexDigitLower)))
        && Light is null or (>= 0 and <= 1)
        && Shown >= 0
        && Turns >= 0
        && Memory is null or >= 0
        && Failing is null or { Length: <= 500 };
}
