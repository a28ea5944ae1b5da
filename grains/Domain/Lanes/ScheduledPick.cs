using Actors.Displays;

namespace Actors.Lanes;

/// <summary>What a campaign or a schedule entry plays next.</summary>
/// <param name="Item">The content, as long as it shall play.</param>
/// <param name="Place">Its place among the campaign's pieces or in the entry's playlist.</param>
/// <param name="Campaign">The campaign; null when an entry plays it.</param>
/// <param name="Entry">The schedule entry; null when a campaign plays it.</param>
/// <param name="Reason">Why, in one sentence.</param>
internal sealed record ScheduledPick(ContentItem Item, int Place, ScheduledCampaign? Campaign, ScheduledEntry? Entry, string Reason);
