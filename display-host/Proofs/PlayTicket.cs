namespace Actors.Displays;

/// <summary>What a page needs to prove a play, signed by a display host so that every host of the store can tell it from an invention.</summary>
/// <param name="DisplayId">The display that was given the content to play.</param>
/// <param name="PlayId">The program's play that brings it.</param>
/// <param name="ContentId">The content.</param>
/// <param name="Sha256">Hash of its file.</param>
/// <param name="FullLength">How long it is on when nothing ends it earlier.</param>
/// <param name="IssuedAt">When the page was given it: nothing can have been played with it before.</param>
/// <param name="CampaignId">The campaign that it plays for; null for none.</param>
/// <param name="ZoneId">The zone of the screen that loops it; null for the one that plays the program.</param>
internal sealed record PlayTicket(
    string DisplayId, Guid PlayId, string ContentId, string Sha256, TimeSpan FullLength, DateTimeOffset IssuedAt, string? CampaignId = null, string? ZoneId = null);
