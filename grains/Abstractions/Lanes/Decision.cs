using System.Collections.Immutable;

namespace Actors.Lanes;

/// <summary>One decision of a lane and why it was taken, in words.</summary>
/// <param name="Sequence">Grows by one with each decision of the lane.</param>
/// <param name="At">When it was taken.</param>
/// <param name="ContentId">The content that was chosen.</param>
/// <param name="Title">The content's title.</param>
/// <param name="Trigger">What made the lane decide: the spot's end, a changed audience, a changed mode or settings.</param>
/// <param name="Reason">One sentence: why this content.</param>
/// <param name="Steps">Each step of the decision in order, a sentence each, what was ruled out and why included.</param>
/// <param name="CampaignId">The campaign that it plays for; null for none.</param>
/// <param name="EntryId">The schedule entry that it plays for; null for none.</param>
/// <param name="PlayId">The play that came of it, as its proofs name it; null in decisions from before plays were noted.</param>
[GenerateSerializer, Immutable, Alias("actors.decision")]
public sealed record Decision(
    [property: Id(0)] long Sequence,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] string ContentId,
    [property: Id(3)] string Title,
    [property: Id(4)] string Trigger,
    [property: Id(5)] string Reason,
    [property: Id(6)] ImmutableArray<string> Steps,
    [property: Id(7)] string? CampaignId = null,
    [property: Id(8)] string? EntryId = null,
    [property: Id(9)] Guid? PlayId = null);
