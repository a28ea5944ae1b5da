using System.Collections.Immutable;
using Actors.Displays;

namespace Actors.Lanes;

/// <summary>What a lane's displays play from now on.</summary>
/// <param name="Decision">The decision and its reasons.</param>
/// <param name="Content">The content to play.</param>
/// <param name="Loop">Unrestricted content that needs no audience, for displays that are cut off, beginning with what comes after <paramref name="Content"/>.</param>
/// <param name="Preload">What else this lane may choose next.</param>
/// <param name="SightingSentAt">When the batch that made the lane decide left its camera host; null when no batch did.</param>
/// <param name="Simulated">True when that batch came from a simulator.</param>
/// <param name="CampaignId">The campaign that it plays for; null for none.</param>
/// <param name="EntryId">The schedule entry that it plays for; null for none.</param>
public sealed record LanePlay(
    Decision Decision,
    ContentItem Content,
    ImmutableArray<ContentItem> Loop,
    ImmutableArray<ContentItem> Preload,
    DateTimeOffset? SightingSentAt,
    bool Simulated,
    string? CampaignId = null,
    string? EntryId = null);
