using System.Collections.Immutable;

namespace Actors.Signage;

/// <summary>What a lane has shown of one campaign, and where it stands in what it was promised.</summary>
/// <param name="CampaignId">The campaign.</param>
/// <param name="Goal">What it had been promised; with another goal it is counted from the start.</param>
/// <param name="Plays">Plays that ran to their end, one for each screen that showed them, since the campaign came to the lane.</param>
/// <param name="Shown">For how long the lane has shown it, those that were cut short included.</param>
/// <param name="PacedAt">From when on its plan counts.</param>
/// <param name="Paced">What was owed by then: plays for a campaign of plays, otherwise seconds.</param>
/// <param name="LastAt">When its latest play began; null before the first.</param>
/// <param name="Position">Which of its pieces comes next.</param>
/// <param name="Recent">When its plays of the last hour began, in order; kept only where the campaign has a limit of plays an hour.</param>
[GenerateSerializer, Immutable, Alias("actors.campaign-tally")]
public sealed record CampaignTally(
    [property: Id(0)] string CampaignId,
    [property: Id(1)] CampaignGoal Goal,
    [property: Id(2)] long Plays,
    [property: Id(3)] TimeSpan Shown,
    [property: Id(4)] DateTimeOffset PacedAt,
    [property: Id(5)] double Paced,
    [property: Id(6)] DateTimeOffset? LastAt,
    [property: Id(7)] int Position,
    [property: Id(8)] ImmutableArray<DateTimeOffset> Recent);
