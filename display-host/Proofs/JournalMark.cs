namespace Actors.Displays;

/// <summary>A place in the journal.</summary>
/// <param name="Offset">Where the next line begins, in bytes.</param>
/// <param name="Lines">How many lines lie between what was delivered before and here.</param>
internal readonly record struct JournalMark(long Offset, int Lines);
