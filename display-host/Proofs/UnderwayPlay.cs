namespace Actors.Displays;

/// <summary>A play that a page says is on the screen, or said so when it was heard last.</summary>
/// <param name="Play">The play with its ticket, for as long as it is known to have been on.</param>
/// <param name="DisplayId">The page's display.</param>
/// <param name="Profile">The page's browser.</param>
/// <param name="HeardAt">When the page said so last.</param>
internal sealed record UnderwayPlay(PagePlay Play, string DisplayId, Guid Profile, DateTimeOffset HeardAt);
