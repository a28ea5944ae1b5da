using System.Collections.Immutable;
using Actors.Displays;

namespace Actors.Signage;

/// <summary>What a lane has to remember of its plays, so that a restart breaks no promise and no limit.</summary>
/// <param name="At">The moment at which it was so.</param>
/// <param name="Campaigns">The lane's campaigns, by id.</param>
/// <param name="Entries">The lane's schedule entries, by id.</param>
/// <param name="Latest">The category of the content that was shown last; family content is never shown right after restricted content, nor before it.</param>
[GenerateSerializer, Immutable, Alias("actors.lane-tally")]
public sealed record LaneTally(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] ImmutableArray<CampaignTally> Campaigns,
    [property: Id(2)] ImmutableArray<EntryTally> Entries,
    [property: Id(3)] ContentCategory Latest)
{
    /// <summary>Nothing was shown yet.</summary>
    public static LaneTally Nothing { get; } = new(DateTimeOffset.UnixEpoch, [], [], ContentCategory.None);
}
