using System.Collections.Immutable;

namespace Actors.Signage;

/// <summary>Content that somebody has been promised will play. Comes before every schedule entry whenever it is behind what it was promised.</summary>
/// <param name="Name">Its name for people.</param>
/// <param name="Advertiser">For whom; empty for the store itself.</param>
/// <param name="ContentIds">What it plays, 1 to 50 pieces that take turns.</param>
/// <param name="Target">The lanes.</param>
/// <param name="DaypartIds">When; empty means all day, every day.</param>
/// <param name="FromDate">Its first day, in the store's zone.</param>
/// <param name="UntilDate">Its last day, inclusive.</param>
/// <param name="Priority">0 to 100; of several that are behind, the highest comes first, unless it can wait for one that cannot.</param>
/// <param name="Goal">What was promised.</param>
/// <param name="Amount">How much: plays from 1 to 1,000,000,000 over all its screens; percent above 0 up to 100; seconds above 0 up to 3,600.</param>
/// <param name="MostPlaysAnHour">How many of its plays a lane shows in any 60 minutes; null for no limit.</param>
[GenerateSerializer, Immutable, Alias("actors.campaign")]
public sealed record Campaign(
    [property: Id(0)] string Name,
    [property: Id(1)] string Advertiser,
    [property: Id(2)] ImmutableArray<string> ContentIds,
    [property: Id(3)] Target Target,
    [property: Id(4)] ImmutableArray<string> DaypartIds,
    [property: Id(5)] DateOnly FromDate,
    [property: Id(6)] DateOnly UntilDate,
    [property: Id(7)] int Priority,
    [property: Id(8)] CampaignGoal Goal,
    [property: Id(9)] double Amount,
    [property: Id(10)] int? MostPlaysAnHour);
